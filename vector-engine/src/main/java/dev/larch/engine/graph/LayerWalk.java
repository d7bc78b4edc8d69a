package dev.larch.engine.graph;

/**
 * A walk through one layer, always on to the neighbours of the nearest node not yet left, until the nearest ones known are
 * nearer than all that is left (algorithm 2 of the paper). Used again from layer to layer.
 */
final class LayerWalk {

    private final GraphView view;
    private final NodeScorer scorer;
    private final VisitedNodes visited;
    // The nearest to walk on to on top: kept as complements, for the heap has the least on top.
    private final CandidateHeap ahead = new CandidateHeap();
    private final CandidateHeap nearest = new CandidateHeap();
    private final Surroundings surroundings;
    private float[] scores = new float[NeighborLists.capacity(0)];
    private int width;
    private NodeSet wanted = NodeSet.ALL;
    private Traversal traversal = Traversal.PLAIN;

    LayerWalk(GraphView view, NodeScorer scorer, VisitedNodes visited) {
        this.view = view;
        this.scorer = scorer;
        this.visited = visited;
        this.surroundings = new Surroundings(view, visited);
    }

    /** Where the descent through the layers begins. */
    long[] entry() {
        scorer.score(new int[] {view.entry()}, 1, scores);
        return new long[] {Candidate.of(scores[0], view.entry())};
    }

    /** The nearest node of each layer down to this one, the last of them. */
    long[] descend(long[] from, int aboveLayer) {
        var entries = from;
        for (int layer = view.topLayer(); layer > aboveLayer; layer--) {
            walk(layer, Breadth.ofAll(1), entries);
            entries = found();
        }
        return entries;
    }

    /** Returns whether it came to its end before it had scored more nodes than it may. */
    boolean walk(int layer, Breadth breadth, long[] entries) {
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
        traversal = breadth.traversal();
        visited.begin(view.end());
        ahead.clear();
        nearest.clear();
        for (long entry : entries) {
            visited.add(Candidate.node(entry));
            offer(entry);
        }
    }

    private int surround(int layer, int node) {
        return traversal == Traversal.TWO_HOPS
                ? surroundings.wantedWithinTwoHops(node, wanted)
                : surroundings.neighbors(layer, node);
    }

    private void scoreSurroundings(int count) {
        if (count > scores.length) {
            scores = new float[Math.max(count, 2 * scores.length)];
        }
        var nodes = surroundings.nodes();
        scorer.score(nodes, count, scores);
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
