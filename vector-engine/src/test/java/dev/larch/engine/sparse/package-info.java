/** Tests of the postings of sparse vectors. */
@NullMarked
package dev.larch.engine.sparse;

import org.jspecify.annotations.NullMarked;
