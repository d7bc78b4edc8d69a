/** Vectors to measure with, and their true neighbours. */
@NullMarked
package dev.larch.bench.engine.dataset;

import org.jspecify.annotations.NullMarked;
