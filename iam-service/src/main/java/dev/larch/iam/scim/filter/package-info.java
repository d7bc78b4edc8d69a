/** The filter language of SCIM (RFC 7644, section 3.4.2.2), read in full, and its translation for the database. */
@NullMarked
package dev.larch.iam.scim.filter;

import org.jspecify.annotations.NullMarked;
