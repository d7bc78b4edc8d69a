package dev.larch.engine.record;

import dev.larch.engine.filter.Metadata;
import dev.larch.engine.graph.HnswGraph;
import dev.larch.engine.vector.Kernels;

/** How much memory things take, roughly: what is stored, plus a quarter for dead rows and arrays half full. */
public final class FootprintEstimate {

    private static final int ROW_OVERHEAD = 25;
    private static final int ID_OVERHEAD = 48;
    private static final int DELETION_OVERHEAD = 120;

    private FootprintEstimate() {}

    public static long ofRecord(String id, Metadata metadata, int dimension) {
        long vector = (long) Float.BYTES * Kernels.stride(dimension);
        long links = HnswGraph.BYTES_PER_NODE;
        return withSlack(vector + links + ROW_OVERHEAD + ID_OVERHEAD + id.length() + metadata.bytes());
    }

    /** What a rebuild takes for rows whose ids and metadata are there already. */
    public static long ofCopies(int rows, int dimension) {
        long vector = (long) Float.BYTES * Kernels.stride(dimension);
        return withSlack(rows * (vector + HnswGraph.BYTES_PER_NODE + ROW_OVERHEAD + ID_OVERHEAD));
    }

    public static long ofDeletion(String id) {
        return withSlack(DELETION_OVERHEAD + id.length());
    }

    private static long withSlack(long stored) {
        return stored + stored / 4;
    }
}
