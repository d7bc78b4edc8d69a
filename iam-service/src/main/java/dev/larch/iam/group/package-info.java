/** Groups of the company's directory, and the roles that they give. */
@NullMarked
package dev.larch.iam.group;

import org.jspecify.annotations.NullMarked;
