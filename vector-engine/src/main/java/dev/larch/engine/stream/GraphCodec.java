package dev.larch.engine.stream;

import dev.larch.engine.graph.GraphRestorer;
import dev.larch.engine.graph.GraphView;
import dev.larch.engine.graph.HnswGraph;
import java.io.IOException;

/** A graph as bytes: all that a walk from its entry may meet. */
final class GraphCodec {

    private final int[] neighbors = new int[HnswGraph.MOST_NEIGHBORS];

    /** Neighbours at or beyond the end are left out: they were linked later, or are being linked right now. */
    void write(GraphView view, BlockOutput out) throws IOException {
        out.writeInt(view.entry());
        for (int node = 0; node < view.end(); node++) {
            out.writeByte(view.graph().topLayer(node));
        }
        for (int node = 0; node < view.end(); node++) {
            int topLayer = view.graph().topLayer(node);
            for (int layer = 0; layer <= topLayer; layer++) {
                int count = view.copyNeighbors(layer, node, neighbors);
                out.writeByte(count);
                out.writeInts(neighbors, count);
            }
        }
    }

    /** Fails with {@link IllegalArgumentException}, too. */
    GraphView read(int end, BlockInput in) throws IOException {
        int entry = in.readInt();
        var restorer = new GraphRestorer(in.readBytes(end));
        for (int node = 0; node < end; node++) {
            restorer.add(node);
            for (int layer = 0; layer <= restorer.topLayer(node); layer++) {
                restorer.link(layer, node, neighbors, readNeighbors(in));
            }
        }
        return restorer.enteredAt(entry);
    }

    private int readNeighbors(BlockInput in) throws IOException {
        int count = in.readByte();
        if (count < 0 || count > neighbors.length) {
            throw new CorruptSnapshotException("A row has too many neighbours.");
        }
        in.readInts(neighbors, count);
        return count;
    }
}
