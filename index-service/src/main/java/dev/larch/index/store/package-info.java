/** The records in PostgreSQL, which is the truth: what a row is, and how rows are read. */
@NullMarked
package dev.larch.index.store;

import org.jspecify.annotations.NullMarked;
