/** The part of a project that a role is limited to, as requests name it. */
@NullMarked
package dev.larch.iam.scope;

import org.jspecify.annotations.NullMarked;
