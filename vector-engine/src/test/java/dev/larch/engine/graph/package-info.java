/** Tests of the graph by itself. */
@NullMarked
package dev.larch.engine.graph;

import org.jspecify.annotations.NullMarked;
