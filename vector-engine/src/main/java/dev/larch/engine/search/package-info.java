/** How one search goes over a snapshot: exactly, or along the graph. */
@NullMarked
package dev.larch.engine.search;

import org.jspecify.annotations.NullMarked;
