/** The records in PostgreSQL, which is the truth: one writer per index, and sequence order is commit order. */
@NullMarked
package dev.larch.index.store;

import org.jspecify.annotations.NullMarked;
