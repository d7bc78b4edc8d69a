/** The metadata of records, the columns that index it, and the filter language that asks for it. */
@NullMarked
package dev.larch.engine.filter;

import org.jspecify.annotations.NullMarked;
