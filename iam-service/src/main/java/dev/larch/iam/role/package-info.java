/** Role bindings of people and service accounts. */
@NullMarked
package dev.larch.iam.role;

import org.jspecify.annotations.NullMarked;
