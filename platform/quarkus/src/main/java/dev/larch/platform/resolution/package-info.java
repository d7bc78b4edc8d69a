/** How a credential becomes a principal, and how long that knowledge is good: cache, revocation log, lease. */
@NullMarked
package dev.larch.platform.resolution;

import org.jspecify.annotations.NullMarked;
