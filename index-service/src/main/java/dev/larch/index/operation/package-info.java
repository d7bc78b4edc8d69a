/** What a caller may ask of the records of an index, and what he is told: plain values, not yet checked. */
@NullMarked
package dev.larch.index.operation;

import org.jspecify.annotations.NullMarked;
