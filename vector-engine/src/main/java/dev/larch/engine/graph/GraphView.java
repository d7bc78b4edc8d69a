package dev.larch.engine.graph;

/**
 * A graph as it was at one moment: nodes below the end, entered at the entry on the top layer. Whoever holds it walks no
 * later node, so he meets none that he can't score.
 */
public record GraphView(HnswGraph graph, int end, int entry, int topLayer) {

    public boolean isEmpty() {
        return entry < 0;
    }

    /** Copies those neighbours of the node that are below the end to the front of the array; returns how many they are. */
    public int copyNeighbors(int layer, int node, int[] neighbors) {
        int count = graph.lists().copyInto(layer, node, neighbors);
        int kept = 0;
        for (int i = 0; i < count; i++) {
            if (neighbors[i] < end) {
                neighbors[kept++] = neighbors[i];
            }
        }
        return kept;
    }

    /** The same nodes, the end moved up over numbers that are no nodes. */
    public GraphView upTo(int newEnd) {
        return new GraphView(graph, newEnd, entry, topLayer);
    }
}
