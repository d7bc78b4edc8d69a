package dev.larch.engine.graph;

/** A search for the nodes nearest to a query: down through the layers one by one, then widely through the lowest. */
public final class GraphSearch {

    private static final long[] NONE = {};

    private final GraphView view;
    private final NodeScorer scorer;

    public GraphSearch(GraphView view, NodeScorer scorer) {
        this.view = view;
        this.scorer = scorer;
    }

    /** Returns {@link Candidate}s, the nearest last; fewer than the breadth's width if it met no more, none if it gave up. */
    public long[] nearest(Breadth breadth) {
        if (view.isEmpty()) {
            return NONE;
        }
        var visited = view.graph().borrowVisited();
        try {
            var walk = new LayerWalk(view, scorer, visited);
            var entries = walk.descend(walk.entry(), 0);
            return walk.walk(0, breadth, entries) ? walk.found() : NONE;
        } finally {
            view.graph().giveBack(visited);
        }
    }
}
