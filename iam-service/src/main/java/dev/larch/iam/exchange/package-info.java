/** Token exchange (RFC 8693): a token of a trusted issuer for an access token of a service account. */
@NullMarked
package dev.larch.iam.exchange;

import org.jspecify.annotations.NullMarked;
