/** Tests of the memory budget. */
@NullMarked
package dev.larch.engine.memory;

import org.jspecify.annotations.NullMarked;
