package dev.larch.engine.graph;

/**
 * Puts a graph together again from lists that were copied out of one. Refuses by {@link IllegalArgumentException} what a
 * walk could not follow. For one thread, before anyone else sees the graph.
 */
public final class GraphRestorer {

    private final HnswGraph graph = new HnswGraph();
    private final byte[] topLayers;

    /** The top layer of each node, -1 for a number that is no node. */
    public GraphRestorer(byte[] topLayers) {
        this.topLayers = topLayers;
        for (byte topLayer : topLayers) {
            require(topLayer >= -1 && topLayer <= GraphLinker.MOST_LAYERS);
        }
    }

    public int topLayer(int node) {
        return topLayers[node];
    }

    /** Makes room for the node; they come in ascending order. */
    public void add(int node) {
        graph.lists().reserve(node + 1);
        if (topLayers[node] >= 0) {
            graph.lists().add(node, topLayers[node]);
        }
    }

    /** Links the node, which was added, to the first so many of these in a layer that it is in. */
    public void link(int layer, int node, int[] neighbors, int count) {
        require(count <= NeighborLists.capacity(layer));
        for (int i = 0; i < count; i++) {
            require(isIn(layer, neighbors[i]));
        }
        graph.lists().set(layer, node, neighbors, count);
    }

    /** The whole graph; the entry is -1 if it has no node. */
    public GraphView enteredAt(int entry) {
        if (entry == -1) {
            return graph.empty().upTo(topLayers.length);
        }
        require(isIn(0, entry));
        return new GraphView(graph, topLayers.length, entry, topLayers[entry]);
    }

    private boolean isIn(int layer, int node) {
        return node >= 0 && node < topLayers.length && topLayers[node] >= layer;
    }

    private static void require(boolean possible) {
        if (!possible) {
            throw new IllegalArgumentException("No graph has such a link.");
        }
    }
}
