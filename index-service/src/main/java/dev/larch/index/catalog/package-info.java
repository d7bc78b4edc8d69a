/** The control plane of indexes: their definitions, and how they come and go. */
@NullMarked
package dev.larch.index.catalog;

import org.jspecify.annotations.NullMarked;
