/** SCIM 2.0 (RFC 7643, RFC 7644): the shapes, errors and descriptions that users and groups share. */
@NullMarked
package dev.larch.iam.scim;

import org.jspecify.annotations.NullMarked;
