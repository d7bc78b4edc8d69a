package dev.larch.engine.graph;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Arrays;
import java.util.Objects;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The links of every node, layer by layer: a count, then so many nodes. Lists change in place, under the {@link #lock} of
 * their node once others know of it; readers take no lock. A reader may meet a list half rewritten: each entry is a node
 * that is linked, if later than the reader's moment.
 */
final class NeighborLists {

    private static final VarHandle INTS = MethodHandles.arrayElementVarHandle(int[].class);
    private static final int PAGE_NODES = 4096;

    /** Links of a node in the upper layers; twice as many in the lowest. */
    static final int M = 16;

    private static final int LOWEST_SIZE = 2 * M + 1;
    private static final int UPPER_SIZE = M + 1;

    // Shared by all graphs: as many as make it rare that two linkers want the same one.
    private static final ReentrantLock[] LOCKS =
            Stream.generate(ReentrantLock::new).limit(1024).toArray(ReentrantLock[]::new);

    private volatile Page[] pages = {};

    static int capacity(int layer) {
        return layer == 0 ? 2 * M : M;
    }

    /** Makes room for the nodes below this one; by one thread at a time. */
    void reserve(int end) {
        int before = pages.length;
        int needed = (end + PAGE_NODES - 1) / PAGE_NODES;
        if (needed > before) {
            var grown = Arrays.copyOf(pages, needed);
            for (int i = before; i < needed; i++) {
                grown[i] = new Page();
            }
            pages = grown;
        }
    }

    /** Gives the node its layers, without links; before any other node knows of it. */
    void add(int node, int topLayer) {
        if (topLayer > 0) {
            pages[node / PAGE_NODES].upper[node % PAGE_NODES] = new int[topLayer * UPPER_SIZE];
        }
    }

    /** The highest layer in which the node may have links; -1 for a number beyond all nodes. */
    int topLayer(int node) {
        var known = pages;
        if (node / PAGE_NODES >= known.length) {
            return -1;
        }
        var upper = known[node / PAGE_NODES].upper[node % PAGE_NODES];
        return upper == null ? 0 : upper.length / UPPER_SIZE;
    }

    /** What to hold while a node's lists change that others know of; one at a time. */
    ReentrantLock lock(int node) {
        return LOCKS[node % LOCKS.length];
    }

    /** Copies the node's neighbours to the front of the array and returns how many they are. */
    int copyInto(int layer, int node, int[] neighbors) {
        var list = find(layer, node);
        if (list == null) {
            return 0;
        }
        int offset = offset(layer, node);
        int count = (int) INTS.getAcquire(list, offset);
        System.arraycopy(list, offset + 1, neighbors, 0, count);
        return count;
    }

    void set(int layer, int node, int[] neighbors, int count) {
        var list = list(layer, node);
        int offset = offset(layer, node);
        System.arraycopy(neighbors, 0, list, offset + 1, count);
        INTS.setRelease(list, offset, count);
    }

    /** Adds one neighbour; false when the list is full. */
    boolean append(int layer, int node, int neighbor) {
        var list = list(layer, node);
        int offset = offset(layer, node);
        int count = list[offset];
        if (count == capacity(layer)) {
            return false;
        }
        list[offset + 1 + count] = neighbor;
        INTS.setRelease(list, offset, count + 1);
        return true;
    }

    private int[] list(int layer, int node) {
        return Objects.requireNonNull(find(layer, node));
    }

    /** Null above a node's layers, and for who met a node of which the news has not yet reached him in whole. */
    private int @Nullable [] find(int layer, int node) {
        var page = pages[node / PAGE_NODES];
        return layer == 0 ? page.lowest : page.upper[node % PAGE_NODES];
    }

    private static int offset(int layer, int node) {
        return layer == 0 ? node % PAGE_NODES * LOWEST_SIZE : (layer - 1) * UPPER_SIZE;
    }

    private static final class Page {

        private final int[] lowest = new int[PAGE_NODES * LOWEST_SIZE];
        private final int[] @Nullable [] upper = new int[PAGE_NODES][];
    }
}
