/** What vectors are compared by: metrics, and the arithmetic of scores on the processor's wide registers. */
@NullMarked
package dev.larch.engine.vector;

import org.jspecify.annotations.NullMarked;
