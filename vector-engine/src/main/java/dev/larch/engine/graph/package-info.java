/**
 * A navigable small world of rows: each is linked to near ones in layers, and a search walks the links towards its query.
 * HNSW by Malkov and Yashunin, "Efficient and robust approximate nearest neighbor search using Hierarchical Navigable
 * Small World graphs", 2016/2018. The rows themselves are elsewhere: here they are numbers, and a {@link
 * dev.larch.engine.node.NodeScorer} knows how near they are.
 */
@NullMarked
package dev.larch.engine.graph;

import org.jspecify.annotations.NullMarked;
