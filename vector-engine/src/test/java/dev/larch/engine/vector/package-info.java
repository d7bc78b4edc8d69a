/** Tests of the arithmetic. */
@NullMarked
package dev.larch.engine.vector;

import org.jspecify.annotations.NullMarked;
