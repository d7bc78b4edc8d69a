package dev.larch.engine.graph;

/**
 * A graph as it was at one moment: nodes below the end, entered at the entry on the top layer. Whoever holds it walks no
 * later node, so he meets none that he can't score.
 */
public record GraphView(HnswGraph graph, int end, int entry, int topLayer) {

    public boolean isEmpty() {
        return entry < 0;
    }

    /** The same nodes, the end moved up over numbers that are no nodes. */
    public GraphView upTo(int newEnd) {
        return new GraphView(graph, newEnd, entry, topLayer);
    }
}
