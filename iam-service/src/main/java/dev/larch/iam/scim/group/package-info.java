/** The groups that the company's directory pushes. */
@NullMarked
package dev.larch.iam.scim.group;

import org.jspecify.annotations.NullMarked;
