package dev.larch.engine.graph;

import dev.larch.engine.node.NodeSet;
import dev.larch.engine.node.VisitedNodes;

/** The nodes that a walk can go on to from one node, each met once in a walk. For one thread. */
final class Surroundings {

    private final NeighborLists lists;
    private final VisitedNodes visited;
    private final int[] direct = new int[NeighborLists.capacity(0)];
    private final int[] beyond = new int[NeighborLists.capacity(0)];
    private final int[] nodes = new int[NeighborLists.capacity(0) * (NeighborLists.capacity(0) + 1)];
    private int end;
    private int count;

    Surroundings(NeighborLists lists, VisitedNodes visited) {
        this.lists = lists;
        this.visited = visited;
    }

    /** Finds nodes below this one from now on. */
    void endAt(int newEnd) {
        end = newEnd;
    }

    /** The nodes found last, in front; valid until the next look. */
    int[] nodes() {
        return nodes;
    }

    /** Finds the neighbours that the walk has not met, and returns how many they are. */
    int neighbors(int layer, int node) {
        int listed = lists.copyInto(layer, node, direct);
        count = 0;
        for (int i = 0; i < listed; i++) {
            if (isNew(direct[i])) {
                nodes[count++] = direct[i];
            }
        }
        return count;
    }

    /** Finds the wanted neighbours that the walk has not met, and those behind neighbours that are not wanted. */
    int wantedWithinTwoHops(int node, NodeSet wanted) {
        int listed = lists.copyInto(0, node, direct);
        count = 0;
        for (int i = 0; i < listed; i++) {
            int neighbor = direct[i];
            if (isNew(neighbor)) {
                if (wanted.contains(neighbor)) {
                    nodes[count++] = neighbor;
                } else {
                    addWantedNeighbors(neighbor, wanted);
                }
            }
        }
        return count;
    }

    private void addWantedNeighbors(int node, NodeSet wanted) {
        int listed = lists.copyInto(0, node, beyond);
        for (int i = 0; i < listed; i++) {
            int neighbor = beyond[i];
            // Not marked as met if unwanted: there may be more behind it.
            if (neighbor < end && wanted.contains(neighbor) && visited.add(neighbor)) {
                nodes[count++] = neighbor;
            }
        }
    }

    private boolean isNew(int node) {
        return node < end && visited.add(node);
    }
}
