/** Authorization: resources, permissions, roles, and the one decision. */
@NullMarked
package dev.larch.platform.access;

import org.jspecify.annotations.NullMarked;
