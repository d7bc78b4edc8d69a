package dev.larch.engine.graph;

import dev.larch.engine.node.NodeScorer;

/**
 * Adds nodes to a graph (algorithm 1 of the paper), many threads at a time. A node is shown to others only when all its own
 * lists are there: whoever meets it can walk on from it, in every layer.
 */
public final class GraphLinker {

    /** How many near nodes are found before the neighbours are chosen among them. */
    private static final int EF_CONSTRUCTION = 128;

    private static final Breadth WIDE = Breadth.ofAll(EF_CONSTRUCTION);
    static final int MOST_LAYERS = 12;
    private static final double LAYER_FACTOR = 1 / Math.log(NeighborLists.M);
    private static final double STEPS_TO_ONE = 0x1p53;

    private final NeighborLists lists;
    private final long seed;

    /** Links beyond the nodes of this view. */
    public GraphLinker(GraphView view, long seed) {
        this.lists = view.graph().lists();
        this.seed = seed;
    }

    /** Makes room for the nodes below this one; by one thread at a time. */
    public void reserve(int end) {
        lists.reserve(end);
    }

    /** The view with this node alone, which all others are linked from. */
    public GraphView first(int node, GraphView empty) {
        lists.add(node, topLayerOf(node));
        return showing(node, empty);
    }

    /**
     * Links the node to those that can be met in the view, which reaches as far as the scorer and has room reserved.
     */
    public void link(int node, GraphView view, NodeScorer scorer) {
        int topLayer = topLayerOf(node);
        lists.add(node, topLayer);
        int highest = Math.min(topLayer, view.topLayer());
        chooseNeighbors(node, highest, view, scorer);
        var backLinks = new BackLinks(lists, scorer);
        for (int layer = 0; layer <= highest; layer++) {
            backLinks.linkTo(node, layer);
        }
    }

    /** The view with one more node linked: it reaches to the end and is entered at the node if that is the highest. */
    public GraphView showing(int node, GraphView view) {
        int topLayer = topLayerOf(node);
        boolean isHighest = view.isEmpty() || topLayer > view.topLayer();
        return isHighest ? new GraphView(view.graph(), node + 1, node, topLayer) : view.upTo(node + 1);
    }

    private void chooseNeighbors(int node, int highestLayer, GraphView view, NodeScorer scorer) {
        var scratch = view.graph().borrowScratch();
        var walk = new LayerWalk(view, scorer, scratch);
        var selection = new DiverseSelection(scorer);
        scorer.lookFor(node);
        var near = walk.descend(walk.entry(), highestLayer);
        for (int layer = highestLayer; layer >= 0; layer--) {
            scorer.lookFor(node);
            walk.walk(layer, WIDE, Traversal.PLAIN, near);
            near = walk.found();
            selection.choose(near, NeighborLists.M);
            lists.set(layer, node, selection.nodes(), selection.count());
        }
        view.graph().giveBack(scratch);
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
