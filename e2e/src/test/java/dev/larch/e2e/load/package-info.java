/** A steady load of writes that remembers what was acknowledged. */
@NullMarked
package dev.larch.e2e.load;

import org.jspecify.annotations.NullMarked;
