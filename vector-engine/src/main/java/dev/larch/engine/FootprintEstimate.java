package dev.larch.engine;

import dev.larch.engine.filter.Metadata;

/** How much memory things take, roughly: what is stored, plus a quarter for dead rows and arrays half full. */
final class FootprintEstimate {

    private static final int ROW_OVERHEAD = 25;
    private static final int ID_OVERHEAD = 48;
    private static final int DELETION_OVERHEAD = 120;

    private FootprintEstimate() {}

    static long ofRecord(String id, Metadata metadata, int dimension) {
        long vector = (long) Float.BYTES * Kernels.stride(dimension);
        return withSlack(vector + ROW_OVERHEAD + ID_OVERHEAD + id.length() + metadata.bytes());
    }

    static long ofDeletion(String id) {
        return withSlack(DELETION_OVERHEAD + id.length());
    }

    private static long withSlack(long stored) {
        return stored + stored / 4;
    }
}
