package dev.larch.engine.graph;

import java.util.concurrent.ConcurrentLinkedQueue;

/** The links between nodes, and what walks over them use again and again. Many threads link nodes at a time, and any number search. */
public final class HnswGraph {

    /** Bytes of links that a node takes in the lowest layer. */
    public static final int BYTES_PER_NODE = Integer.BYTES * (2 * NeighborLists.M + 1);

    /** The most neighbours that a node has in any layer. */
    public static final int MOST_NEIGHBORS = NeighborLists.capacity(0);

    private final NeighborLists lists = new NeighborLists();
    // As many as there were walks at once.
    private final ConcurrentLinkedQueue<WalkScratch> idle = new ConcurrentLinkedQueue<>();

    public GraphView empty() {
        return new GraphView(this, 0, -1, 0);
    }

    /** The highest layer in which the node may have links; -1 for a number beyond all nodes. */
    public int topLayer(int node) {
        return lists.topLayer(node);
    }

    NeighborLists lists() {
        return lists;
    }

    WalkScratch borrowScratch() {
        var scratch = idle.poll();
        return scratch == null ? new WalkScratch(lists) : scratch;
    }

    void giveBack(WalkScratch scratch) {
        idle.add(scratch);
    }
}
