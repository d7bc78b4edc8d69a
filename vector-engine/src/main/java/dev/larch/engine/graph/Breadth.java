package dev.larch.engine.graph;

import dev.larch.engine.node.NodeSet;

/** How wide a walk goes: how many nodes it is to find, among which and how many these are, and how many it may score. */
public record Breadth(int width, NodeSet wanted, int wantedCount, int mostScored) {

    /** So many among all nodes. */
    static Breadth ofAll(int width) {
        return new Breadth(width, NodeSet.ALL, Integer.MAX_VALUE, Integer.MAX_VALUE);
    }

    /** The same, given up after so many nodes. */
    Breadth scoring(int atMost) {
        return new Breadth(width, wanted, wantedCount, atMost);
    }
}
