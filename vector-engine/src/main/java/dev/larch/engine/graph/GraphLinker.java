package dev.larch.engine.graph;

/** Adds nodes to a graph, one by one in ascending order (algorithm 1 of the paper). For one thread at a time. */
public final class GraphLinker {

    /** How many near nodes are found before the neighbours are chosen among them. */
    private static final int EF_CONSTRUCTION = 128;

    private static final Breadth WIDE = new Breadth(EF_CONSTRUCTION, NodeSet.ALL, Integer.MAX_VALUE);
    static final int MOST_LAYERS = 12;
    private static final double LAYER_FACTOR = 1 / Math.log(NeighborLists.M);
    private static final double STEPS_TO_ONE = 0x1p53;

    private final NeighborLists lists;
    private final long seed;
    private final VisitedNodes visited = new VisitedNodes();
    private GraphView view;

    /** Links beyond the nodes of this view. */
    public GraphLinker(GraphView view, long seed) {
        this.lists = view.graph().lists();
        this.seed = seed;
        this.view = view;
    }

    /** The graph with the nodes linked so far. */
    public GraphView view() {
        return view;
    }

    /** Links the node; the scorer can score it and all before it. */
    public void link(int node, NodeScorer scorer) {
        int topLayer = topLayerOf(node);
        lists.add(node, topLayer);
        if (!view.isEmpty()) {
            linkLayers(node, topLayer, scorer);
        }
        boolean isHighest = view.isEmpty() || topLayer > view.topLayer();
        view = isHighest ? new GraphView(view.graph(), node + 1, node, topLayer) : view.upTo(node + 1);
    }

    private void linkLayers(int node, int topLayer, NodeScorer scorer) {
        var walk = new LayerWalk(view, scorer, visited);
        var selection = new DiverseSelection(scorer);
        var backLinks = new BackLinks(lists, scorer);
        scorer.lookFor(node);
        var near = walk.descend(walk.entry(), topLayer);
        for (int layer = Math.min(topLayer, view.topLayer()); layer >= 0; layer--) {
            scorer.lookFor(node);
            walk.walk(layer, WIDE, near);
            near = walk.found();
            selection.choose(near, NeighborLists.M);
            lists.set(layer, node, selection.nodes(), selection.count());
            backLinks.linkTo(node, layer);
        }
    }

    /** Drawn from the node's number, so that the same rows make the same graph. */
    private int topLayerOf(int node) {
        double uniform = ((mixed(seed + node) >>> 11) + 1) / STEPS_TO_ONE;
        return (int) Math.min(MOST_LAYERS, -Math.log(uniform) * LAYER_FACTOR);
    }

    /** The generator SplitMix64 at this number. */
    private static long mixed(long number) {
        long z = number * 0x9e3779b97f4a7c15L;
        z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }
}
