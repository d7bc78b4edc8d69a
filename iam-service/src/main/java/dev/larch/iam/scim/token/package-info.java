/** The tokens that the company's directory shows at the SCIM endpoints. */
@NullMarked
package dev.larch.iam.scim.token;

import org.jspecify.annotations.NullMarked;
