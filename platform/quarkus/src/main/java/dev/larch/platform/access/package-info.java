/** Authorization: permissions, roles, the one policy that every request passes, and the decision that it takes. */
@NullMarked
package dev.larch.platform.access;

import org.jspecify.annotations.NullMarked;
