/** Keycloak as a company's identity provider. */
@NullMarked
package dev.larch.testbed.keycloak;

import org.jspecify.annotations.NullMarked;
