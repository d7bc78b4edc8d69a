/** The people whom the company's directory provisions. */
@NullMarked
package dev.larch.iam.scim.user;

import org.jspecify.annotations.NullMarked;
