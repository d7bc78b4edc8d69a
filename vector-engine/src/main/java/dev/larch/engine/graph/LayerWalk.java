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
    private final int[] neighbors = new int[NeighborLists.capacity(0)];
    private final float[] scores = new float[NeighborLists.capacity(0)];
    private int width;
    private NodeSet wanted = NodeSet.ALL;

    LayerWalk(GraphView view, NodeScorer scorer, VisitedNodes visited) {
        this.view = view;
        this.scorer = scorer;
        this.visited = visited;
    }

    /** Where the descent through the layers begins. */
    long[] entry() {
        neighbors[0] = view.entry();
        scorer.score(neighbors, 1, scores);
        return new long[] {Candidate.of(scores[0], view.entry())};
    }

    /** The nearest node of each layer down to this one, the last of them. */
    long[] descend(long[] from, int aboveLayer) {
        var entries = from;
        for (int layer = view.topLayer(); layer > aboveLayer; layer--) {
            walk(layer, new Breadth(1, NodeSet.ALL, Integer.MAX_VALUE), entries);
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
            int count = unvisitedNeighbors(layer, Candidate.node(next));
            scored += count;
            if (scored > breadth.mostScored()) {
                return false;
            }
            scoreNeighbors(count);
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
        visited.begin(view.end());
        ahead.clear();
        nearest.clear();
        for (long entry : entries) {
            visited.add(Candidate.node(entry));
            offer(entry);
        }
    }

    private int unvisitedNeighbors(int layer, int node) {
        int count = view.graph().lists().copyInto(layer, node, neighbors);
        int kept = 0;
        for (int i = 0; i < count; i++) {
            int neighbor = neighbors[i];
            if (neighbor < view.end() && visited.add(neighbor)) {
                neighbors[kept++] = neighbor;
            }
        }
        return kept;
    }

    private void scoreNeighbors(int count) {
        scorer.score(neighbors, count, scores);
        for (int i = 0; i < count; i++) {
            offer(Candidate.of(scores[i], neighbors[i]));
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
