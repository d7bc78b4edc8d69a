/** Who calls: the principal of a request, and what came of looking at its credential. */
@NullMarked
package dev.larch.platform.identity;

import org.jspecify.annotations.NullMarked;
