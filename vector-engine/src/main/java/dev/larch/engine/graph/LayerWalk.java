package dev.larch.engine.graph;

import dev.larch.engine.node.Candidate;
import dev.larch.engine.node.CandidateHeap;
import dev.larch.engine.node.NodeScorer;
import dev.larch.engine.node.NodeSet;

/**
 * A walk through one layer, always on to the neighbours of the nearest node not yet left, until the nearest ones known are
 * nearer than all that is left (algorithm 2 of the paper). Used again from layer to layer.
 */
final class LayerWalk {

    private final GraphView view;
    private final NodeScorer scorer;
    private final WalkScratch scratch;
    private final CandidateHeap ahead;
    private final CandidateHeap nearest;
    private final Surroundings surroundings;
    private int width;
    private NodeSet wanted = NodeSet.ALL;
    private Traversal traversal = Traversal.PLAIN;

    LayerWalk(GraphView view, NodeScorer scorer, WalkScratch scratch) {
        this.view = view;
        this.scorer = scorer;
        this.scratch = scratch;
        this.ahead = scratch.ahead;
        this.nearest = scratch.nearest;
        this.surroundings = scratch.surroundings;
        surroundings.endAt(view.end());
    }

    /** Where the descent through the layers begins. */
    long[] entry() {
        var scores = scratch.scores(1);
        scorer.score(new int[] {view.entry()}, 0, 1, scores);
        return new long[] {Candidate.of(scores[0], view.entry())};
    }

    /** The nearest node of each layer down to this one, the last of them. */
    long[] descend(long[] from, int aboveLayer) {
        var entries = from;
        for (int layer = view.topLayer(); layer > aboveLayer; layer--) {
            walk(layer, Breadth.ofAll(1), Traversal.PLAIN, entries);
            entries = found();
        }
        return entries;
    }

    /** Returns whether it came to its end before it had scored more nodes than it may. */
    boolean walk(int layer, Breadth breadth, Traversal steps, long[] entries) {
        traversal = steps;
        begin(breadth, entries);
        int scored = 0;
        while (!ahead.isEmpty()) {
            long next = ~ahead.pop();
            if (isFull() && next < nearest.top()) {
                return true;
            }
            int count = surround(layer, Candidate.node(next));
            scored += count;
            if (scored > breadth.mostScored()) {
                return false;
            }
            scoreSurroundings(count);
        }
        return true;
    }

    /** The wanted nodes that the last walk found, the nearest last. */
    long[] found() {
        return nearest.sorted();
    }

    private void begin(Breadth breadth, long[] entries) {
        width = breadth.width();
        wanted = breadth.wanted();
        scratch.visited.begin(view.end());
        ahead.clear();
        nearest.clear();
        for (long entry : entries) {
            scratch.visited.add(Candidate.node(entry));
            offer(entry);
        }
    }

    private int surround(int layer, int node) {
        return traversal == Traversal.TWO_HOPS
                ? surroundings.wantedWithinTwoHops(node, wanted)
                : surroundings.neighbors(layer, node);
    }

    private void scoreSurroundings(int count) {
        var nodes = surroundings.nodes();
        var scores = scratch.scores(count);
        scorer.score(nodes, 0, count, scores);
        for (int i = 0; i < count; i++) {
            offer(Candidate.of(scores[i], nodes[i]));
        }
    }

    private void offer(long candidate) {
        boolean full = isFull();
        if (full && candidate < nearest.top()) {
            return;
        }
        ahead.push(~candidate);
        if (!wanted.contains(Candidate.node(candidate))) {
            return;
        }
        if (full) {
            nearest.replaceTop(candidate);
        } else {
            nearest.push(candidate);
        }
    }

    private boolean isFull() {
        return nearest.size() == width;
    }
}
