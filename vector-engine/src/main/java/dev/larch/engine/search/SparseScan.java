package dev.larch.engine.search;

import dev.larch.engine.filter.RowBits;
import dev.larch.engine.record.Chunk;
import dev.larch.engine.record.Snapshot;
import dev.larch.engine.sparse.SparseScores;
import dev.larch.engine.vector.Kernels;
import dev.larch.engine.vector.SparseVector;

/** Scores rows of one chunk after the other by their sparse vectors alone, and keeps the best of those not scored 0. */
final class SparseScan {

    private final SparseScores sums;
    private final float[] scores = new float[Chunk.ROWS];
    private final TopK best;

    SparseScan(SparseVector query, TopK best) {
        this.sums = new SparseScores(query);
        this.best = best;
    }

    void scan(Chunk chunk, RowBits selected) {
        if (!sums.sum(chunk.sparsePostings())) {
            return;
        }
        int endRow = selected.end();
        sums.writeTo(scores, endRow);
        for (int from = 0; from < endRow; from += Long.SIZE) {
            long near = selected.word(from) & Kernels.notBelow(best.threshold(), scores, from);
            for (; near != 0; near &= near - 1) {
                int row = from + Long.numberOfTrailingZeros(near);
                if (scores[row] != 0) {
                    best.offer(scores[row], Snapshot.slot(chunk, row));
                }
            }
        }
    }
}
