package dev.larch.engine.node;

import java.util.Arrays;

/** Candidates in a binary heap, the least on top. Grows as needed. */
public final class CandidateHeap {

    private long[] heap = new long[64];
    private int size;

    public boolean isEmpty() {
        return size == 0;
    }

    public int size() {
        return size;
    }

    public void clear() {
        size = 0;
    }

    public long top() {
        return heap[0];
    }

    public void push(long candidate) {
        if (size == heap.length) {
            heap = Arrays.copyOf(heap, size * 2);
        }
        int child = size++;
        while (child > 0 && candidate < heap[(child - 1) / 2]) {
            heap[child] = heap[(child - 1) / 2];
            child = (child - 1) / 2;
        }
        heap[child] = candidate;
    }

    public long pop() {
        long top = heap[0];
        size--;
        if (size > 0) {
            sink(heap[size]);
        }
        return top;
    }

    /** Takes the least out and puts this one in. */
    public void replaceTop(long candidate) {
        sink(candidate);
    }

    /** All candidates in ascending order. */
    public long[] sorted() {
        var sorted = Arrays.copyOf(heap, size);
        Arrays.sort(sorted);
        return sorted;
    }

    private void sink(long candidate) {
        int parent = 0;
        for (int child = lesserChild(0); child < size && heap[child] < candidate; child = lesserChild(parent)) {
            heap[parent] = heap[child];
            parent = child;
        }
        heap[parent] = candidate;
    }

    private int lesserChild(int parent) {
        int left = 2 * parent + 1;
        return left + 1 < size && heap[left + 1] < heap[left] ? left + 1 : left;
    }
}
