/** What records take in memory: an estimate by formula, and a budget that several indexes share. */
@NullMarked
package dev.larch.engine.memory;

import org.jspecify.annotations.NullMarked;
