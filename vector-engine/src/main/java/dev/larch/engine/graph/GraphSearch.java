package dev.larch.engine.graph;

import dev.larch.engine.node.Candidate;
import dev.larch.engine.node.NodeScorer;

/** A search for the nodes nearest to a query: down through the layers one by one, then widely through the lowest. */
public final class GraphSearch {

    private static final long[] NONE = {};

    /** From this share on, plain steps meet a wanted node at every other neighbour. */
    private static final double SHARE_FOR_PLAIN_STEPS = 0.5;

    /** So many of the usual number of wanted nodes must be around the query for it to be among them. */
    private static final double SHARE_NEAR_QUERY = 0.5;

    /** A walk past nodes that are not wanted is given up when it has scored this part of what it may otherwise. */
    private static final int PATIENCE_DIVISOR = 4;

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
        var scratch = view.graph().borrowScratch();
        try {
            var walk = new LayerWalk(view, scorer, scratch);
            var entries = walk.descend(walk.entry(), 0);
            return walkLowest(walk, breadth, entries) ? walk.found() : NONE;
        } finally {
            view.graph().giveBack(scratch);
        }
    }

    /**
     * By plain steps where many nodes are wanted; by jumps where few are. By plain steps again where the query is in the midst
     * of what is not wanted: jumps would end at some edge of what is wanted, and not at the one nearest to the query.
     */
    private boolean walkLowest(LayerWalk walk, Breadth breadth, long[] entries) {
        double share = (double) breadth.wantedCount() / view.end();
        if (share >= SHARE_FOR_PLAIN_STEPS) {
            return walk.walk(0, breadth, Traversal.PLAIN, entries);
        }
        int nearQuery = Candidate.node(entries[entries.length - 1]);
        if (new WantedShare(view, breadth.wanted()).around(nearQuery) < SHARE_NEAR_QUERY * share) {
            return walk.walk(0, breadth.scoring(breadth.mostScored() / PATIENCE_DIVISOR), Traversal.PLAIN, entries);
        }
        return walk.walk(0, breadth, Traversal.TWO_HOPS, entries);
    }
}
