package dev.larch.engine;

import java.util.Arrays;

/**
 * The best k rows seen so far, in a binary heap with the worst kept row on top. A row is one {@code long}: sortable
 * score bits, then slot. Equal scores rank by id.
 */
final class TopK {

    private final Snapshot snapshot;
    private final int capacity;
    private long[] heap;
    private int size;
    private float threshold = Float.NEGATIVE_INFINITY;

    TopK(Snapshot snapshot, int capacity) {
        this.snapshot = snapshot;
        this.capacity = Math.min(capacity, Math.max(snapshot.size(), 1));
        this.heap = new long[Math.min(this.capacity, 64)];
    }

    /** No row below this score can enter. */
    float threshold() {
        return threshold;
    }

    void offer(float score, int slot) {
        long candidate = ((long) sortable(score) << 32) | slot;
        if (size < capacity) {
            push(candidate);
        } else if (worse(heap[0], candidate)) {
            sink(0, candidate);
        }
        if (size == capacity) {
            threshold = score(heap[0]);
        }
    }

    /** Takes all rows out, best first. */
    long[] drain() {
        var ranked = new long[size];
        while (size > 0) {
            ranked[size - 1] = heap[0];
            size--;
            sink(0, heap[size]);
        }
        return ranked;
    }

    static float score(long candidate) {
        int bits = (int) (candidate >> 32);
        return Float.intBitsToFloat(bits ^ ((bits >> 31) & 0x7fffffff));
    }

    static int slot(long candidate) {
        return (int) candidate;
    }

    /** Finite, so that an overflow has a rank and can be written as JSON; and one zero, so that zeros are equal. */
    private static int sortable(float score) {
        float finite = score >= -Float.MAX_VALUE ? Math.min(score, Float.MAX_VALUE) : -Float.MAX_VALUE;
        int bits = Float.floatToIntBits(finite + 0.0f);
        return bits ^ ((bits >> 31) & 0x7fffffff);
    }

    private boolean worse(long left, long right) {
        int order = Integer.compare((int) (left >> 32), (int) (right >> 32));
        return order < 0 || (order == 0 && snapshot.id(slot(left)).compareTo(snapshot.id(slot(right))) > 0);
    }

    private void push(long candidate) {
        if (size == heap.length) {
            heap = Arrays.copyOf(heap, Math.min(capacity, size * 2));
        }
        int child = size++;
        while (child > 0 && worse(candidate, heap[(child - 1) / 2])) {
            heap[child] = heap[(child - 1) / 2];
            child = (child - 1) / 2;
        }
        heap[child] = candidate;
    }

    private void sink(int from, long candidate) {
        int parent = from;
        for (int child = worstChild(parent);
                child < size && worse(heap[child], candidate);
                child = worstChild(parent)) {
            heap[parent] = heap[child];
            parent = child;
        }
        heap[parent] = candidate;
    }

    private int worstChild(int parent) {
        int left = 2 * parent + 1;
        return left + 1 < size && worse(heap[left + 1], heap[left]) ? left + 1 : left;
    }
}
