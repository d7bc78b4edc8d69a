/** Tests of the curves. */
@NullMarked
package dev.larch.bench.engine.race;

import org.jspecify.annotations.NullMarked;
