/** oidc-provider, an identity provider of another make than Keycloak. */
@NullMarked
package dev.larch.testbed.oidc;

import org.jspecify.annotations.NullMarked;
