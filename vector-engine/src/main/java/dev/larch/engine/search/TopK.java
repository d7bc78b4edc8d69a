package dev.larch.engine.search;

import dev.larch.engine.node.Candidate;
import dev.larch.engine.record.Snapshot;
import dev.larch.engine.vector.Metric;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The best k rows seen so far, in a binary heap with the worst kept row on top, each a {@link Candidate}. Equal
 * scores rank by id.
 */
public final class TopK {

    private final Snapshot snapshot;
    private final int capacity;
    private long[] heap;
    private int size;
    private float threshold = Float.NEGATIVE_INFINITY;

    public TopK(Snapshot snapshot, int capacity) {
        this.snapshot = snapshot;
        this.capacity = Math.min(capacity, Math.max(snapshot.size(), 1));
        this.heap = new long[Math.min(this.capacity, 64)];
    }

    /** No row below this score can enter. */
    public float threshold() {
        return threshold;
    }

    public void offer(float score, int slot) {
        long candidate = Candidate.of(score, slot);
        if (size < capacity) {
            push(candidate);
        } else if (worse(heap[0], candidate)) {
            sink(0, candidate);
        }
        if (size == capacity) {
            threshold = Candidate.score(heap[0]);
        }
    }

    /** Takes all rows out as {@link Candidate}s, best first. */
    long[] ranked() {
        var ranked = new long[size];
        while (size > 0) {
            ranked[size - 1] = heap[0];
            size--;
            sink(0, heap[size]);
        }
        return ranked;
    }

    /** Takes all rows out as matches, best first. */
    public List<Match> matches(Metric metric) {
        var ranked = ranked();
        var matches = new ArrayList<Match>(ranked.length);
        for (long candidate : ranked) {
            var entry = snapshot.entry(Candidate.node(candidate));
            float score = Candidate.score(candidate);
            // Subtracted, not negated: equal vectors are 0 apart, not -0.
            float told = metric == Metric.EUCLIDEAN ? 0.0f - score : score;
            matches.add(new Match(entry.id(), told, entry.sequence(), entry.metadata()));
        }
        return matches;
    }

    private boolean worse(long left, long right) {
        int order = Candidate.compareScores(left, right);
        return order < 0 || (order == 0 && idOf(left).compareTo(idOf(right)) > 0);
    }

    private String idOf(long candidate) {
        return snapshot.entry(Candidate.node(candidate)).id();
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
