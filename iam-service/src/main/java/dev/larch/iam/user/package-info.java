/** People, known by the issuer and subject of their own identity provider. */
@NullMarked
package dev.larch.iam.user;

import org.jspecify.annotations.NullMarked;
