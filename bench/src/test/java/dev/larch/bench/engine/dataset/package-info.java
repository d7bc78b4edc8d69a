/** Tests of the truth. */
@NullMarked
package dev.larch.bench.engine.dataset;

import org.jspecify.annotations.NullMarked;
