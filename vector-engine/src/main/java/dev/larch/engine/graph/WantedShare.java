package dev.larch.engine.graph;

import dev.larch.engine.node.NodeSet;

/** Which part of the nodes is wanted: of all, and around one of them. For one thread. */
final class WantedShare {

    private final GraphView view;
    private final NodeSet wanted;
    private final int[] neighbors = new int[NeighborLists.capacity(0)];
    private final int[] beyond = new int[NeighborLists.capacity(0)];

    WantedShare(GraphView view, NodeSet wanted) {
        this.view = view;
        this.wanted = wanted;
    }

    /** Among the neighbours of its neighbours, about a thousand, each counted as often as it is met. */
    double around(int node) {
        int met = 0;
        int wantedMet = 0;
        int count = view.copyNeighbors(0, node, neighbors);
        for (int i = 0; i < count; i++) {
            int further = view.copyNeighbors(0, neighbors[i], beyond);
            met += further;
            wantedMet += countWanted(beyond, further);
        }
        return met == 0 ? 0 : (double) wantedMet / met;
    }

    private int countWanted(int[] nodes, int count) {
        int counted = 0;
        for (int i = 0; i < count; i++) {
            counted += wanted.contains(nodes[i]) ? 1 : 0;
        }
        return counted;
    }
}
