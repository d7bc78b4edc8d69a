package dev.larch.engine.graph;

/** How wide a walk goes: how many nodes it is to find, among which, how it steps, and how many it may score on the way. */
public record Breadth(int width, NodeSet wanted, Traversal traversal, int mostScored) {

    /** So many among all nodes. */
    static Breadth ofAll(int width) {
        return new Breadth(width, NodeSet.ALL, Traversal.PLAIN, Integer.MAX_VALUE);
    }
}
