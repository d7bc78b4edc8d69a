package dev.larch.engine.vector;

import dev.larch.engine.filter.RowBits;
import dev.larch.engine.record.Chunk;

/** The rows of one chunk that a kernel scores at once, and the scores by row; used again from chunk to chunk. */
public final class Batch {

    /** Whether the rows lie apart, as a filter leaves them. The same for all batches of a search: sums round alike. */
    public final boolean scattered;

    public final float[] scores = new float[Chunk.ROWS];
    public float[] vectors = {};

    /** The row after the last one. */
    public int endRow;

    /** The rows one by one, listed only when they are scattered. */
    public final int[] rows;

    public int count;

    public Batch(boolean scattered) {
        this.scattered = scattered;
        this.rows = new int[scattered ? Chunk.ROWS : 0];
    }

    public void select(RowBits selected, float[] from) {
        vectors = from;
        endRow = selected.end();
        if (scattered) {
            list(selected);
        }
    }

    private void list(RowBits selected) {
        count = selected.listInto(rows);
        // The kernels fill their four: the last row is scored again.
        for (int i = count; i % Kernels.ROWS_AT_A_TIME != 0; i++) {
            rows[i] = rows[count - 1];
        }
    }
}
