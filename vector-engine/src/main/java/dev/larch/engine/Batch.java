package dev.larch.engine;

import dev.larch.engine.filter.RowBits;

/** The rows of one chunk that a kernel scores at once, and the scores by row; used again from chunk to chunk. */
final class Batch {

    final int[] rows = new int[Chunk.ROWS];
    final float[] scores = new float[Chunk.ROWS];
    float[] vectors = {};
    int count;

    /** Whether the rows lie apart, as a filter leaves them. The same for all batches of a search: sums round alike. */
    final boolean scattered;

    Batch(boolean scattered) {
        this.scattered = scattered;
    }

    void select(RowBits selected, float[] from) {
        vectors = from;
        count = selected.listInto(rows);
        // Kernels take four rows at a time: the last one is scored again until the four are full.
        for (int i = count; i % Kernels.ROWS_AT_A_TIME != 0; i++) {
            rows[i] = rows[count - 1];
        }
    }

    int endRow() {
        return count == 0 ? 0 : rows[count - 1] + 1;
    }
}
