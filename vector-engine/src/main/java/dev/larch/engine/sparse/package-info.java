/** Sparse vectors by term: which rows of a chunk have a term, with what weight, and the dot products summed from that. */
@NullMarked
package dev.larch.engine.sparse;

import org.jspecify.annotations.NullMarked;
