/** What a client is told about a token (RFC 7662). */
@NullMarked
package dev.larch.iam.introspection;

import org.jspecify.annotations.NullMarked;
