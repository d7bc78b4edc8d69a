/**
 * The nodes of a graph, which are numbers: how near one is, which ones a walk has met, and which ones are wanted. The graph
 * itself is in {@link dev.larch.engine.graph}.
 */
@NullMarked
package dev.larch.engine.node;

import org.jspecify.annotations.NullMarked;
