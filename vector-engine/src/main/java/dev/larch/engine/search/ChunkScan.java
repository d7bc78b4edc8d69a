package dev.larch.engine.search;

import dev.larch.engine.filter.RowBits;
import dev.larch.engine.record.Chunk;
import dev.larch.engine.record.Snapshot;
import dev.larch.engine.sparse.SparseScores;
import dev.larch.engine.vector.Batch;
import dev.larch.engine.vector.Kernels;
import dev.larch.engine.vector.Query;
import dev.larch.engine.vector.SparseVector;
import org.jspecify.annotations.Nullable;

/** Scores rows of one chunk after the other, by their dense vectors or by both, and keeps the best. */
public final class ChunkScan {

    private final Query query;
    private final @Nullable SparseScores sparse;
    private final Batch batch;
    private final TopK best;

    /** Scattered rows are read one by one, others as one run with the rows between them. */
    public ChunkScan(Query query, @Nullable SparseVector sparse, boolean scattered, TopK best) {
        this.query = query;
        this.sparse = sparse == null ? null : new SparseScores(sparse);
        this.batch = new Batch(scattered);
        this.best = best;
    }

    public void scan(Chunk chunk, RowBits selected) {
        batch.select(selected, chunk.vectors());
        score(chunk);
        if (sparse != null && sparse.sum(chunk.sparsePostings())) {
            sparse.addTo(batch.scores, batch.endRow);
        }
        for (int from = 0; from < batch.endRow; from += Long.SIZE) {
            long near = selected.word(from) & Kernels.notBelow(best.threshold(), batch.scores, from);
            for (; near != 0; near &= near - 1) {
                int row = from + Long.numberOfTrailingZeros(near);
                best.offer(batch.scores[row], Snapshot.slot(chunk, row));
            }
        }
    }

    private void score(Chunk chunk) {
        switch (query.metric()) {
            case DOT_PRODUCT -> Kernels.dotProduct(query.values(), batch);
            case EUCLIDEAN -> Kernels.negatedSquaredDistance(query.values(), batch);
            case COSINE -> {
                Kernels.dotProduct(query.values(), batch);
                scale(chunk.inverseLengths());
            }
        }
    }

    private void scale(float[] factors) {
        for (int row = 0; row < batch.endRow; row++) {
            batch.scores[row] *= factors[row];
        }
    }
}
