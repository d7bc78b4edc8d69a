package dev.larch.engine.memory;

import dev.larch.engine.filter.Metadata;
import dev.larch.engine.graph.HnswGraph;
import dev.larch.engine.vector.Kernels;
import dev.larch.engine.vector.SparseVector;
import org.jspecify.annotations.Nullable;

/** How much memory things take, roughly: what is stored, plus a quarter for dead rows and arrays half full. */
public final class FootprintEstimate {

    private static final int ROW_OVERHEAD = 25;
    private static final int ID_OVERHEAD = 48;
    private static final int DELETION_OVERHEAD = 120;

    private static final int SPARSE_VECTOR_OVERHEAD = 56;
    private static final int SPARSE_VALUE = 8;

    /** Of a term that only one row of its chunk has; half as much where many have it. */
    private static final int POSTING = 32;

    private FootprintEstimate() {}

    public static long ofRecord(String id, @Nullable SparseVector sparse, Metadata metadata, int dimension) {
        return withSlack(ofRow(dimension) + ofSparse(sparse) + id.length() + metadata.bytes());
    }

    /** What a rebuild takes for rows whose ids, metadata and sparse vectors are there already. */
    public static long ofCopies(int rows, long sparseValues, int dimension) {
        return withSlack(rows * ofRow(dimension) + sparseValues * POSTING);
    }

    public static long ofDeletion(String id) {
        return withSlack(DELETION_OVERHEAD + id.length());
    }

    private static long ofRow(int dimension) {
        long vector = (long) Float.BYTES * Kernels.stride(dimension);
        long links = dimension == 0 ? 0 : HnswGraph.BYTES_PER_NODE;
        return vector + links + ROW_OVERHEAD + ID_OVERHEAD;
    }

    private static long ofSparse(@Nullable SparseVector sparse) {
        return sparse == null ? 0 : SPARSE_VECTOR_OVERHEAD + (long) sparse.size() * (SPARSE_VALUE + POSTING);
    }

    private static long withSlack(long stored) {
        return stored + stored / 4;
    }
}
