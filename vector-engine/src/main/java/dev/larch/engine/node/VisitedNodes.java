package dev.larch.engine.node;

import java.util.Arrays;

/** Which nodes a walk has met. One byte each holds the number of the walk, so that a new walk clears nothing. */
public final class VisitedNodes {

    private byte[] walks = {};
    private byte walk;

    /** Forgets all nodes, and makes room for those below the end. */
    public void begin(int end) {
        if (walks.length < end) {
            walks = new byte[end + end / 4];
            walk = 0;
        }
        walk++;
        if (walk == 0) {
            Arrays.fill(walks, (byte) 0);
            walk = 1;
        }
    }

    /** Whether it is the first time in this walk. */
    public boolean add(int node) {
        boolean isNew = walks[node] != walk;
        walks[node] = walk;
        return isNew;
    }
}
