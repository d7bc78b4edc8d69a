package dev.larch.engine.record;

import dev.larch.engine.graph.NodeScorer;
import dev.larch.engine.vector.FourRows;
import dev.larch.engine.vector.Kernels;
import dev.larch.engine.vector.Metric;
import dev.larch.engine.vector.Query;

/** Scores slots of one snapshot, wherever they lie. For one thread. */
public final class SlotScorer implements NodeScorer {

    private static final int ROWS_BETWEEN_CHECKS = 4096;

    private final Query query;
    private final Runnable checkpoint;
    private final float[][] vectors;
    private final float[][] inverseLengths;
    private final FourRows rows = new FourRows();
    private int untilCheck = ROWS_BETWEEN_CHECKS;

    /** The checkpoint runs every few thousand rows; what it throws ends the scoring. */
    public SlotScorer(Query query, Snapshot snapshot, Runnable checkpoint) {
        this.query = query;
        this.checkpoint = checkpoint;
        this.vectors = new float[snapshot.chunkCount()][];
        this.inverseLengths = new float[snapshot.chunkCount()][];
        for (int number = 0; number < vectors.length; number++) {
            vectors[number] = snapshot.chunk(number).chunk().vectors();
            inverseLengths[number] = snapshot.chunk(number).chunk().inverseLengths();
        }
    }

    @Override
    public void lookFor(int slot) {
        query.take(vectors[slot / Chunk.ROWS], offset(slot), inverseLength(slot));
    }

    /** Fails as the checkpoint does. */
    @Override
    public void score(int[] slots, int count, float[] scores) {
        untilCheck -= count;
        if (untilCheck < 0) {
            pass();
        }
        for (int i = 0; i < count; i += FourRows.COUNT) {
            scoreFour(slots, i, count);
            for (int j = i; j < Math.min(i + FourRows.COUNT, count); j++) {
                scores[j] = rows.scores[j - i] * factor(slots[j]);
            }
        }
    }

    private void scoreFour(int[] slots, int from, int count) {
        for (int position = 0; position < FourRows.COUNT; position++) {
            // The last row fills up the four.
            int slot = slots[Math.min(from + position, count - 1)];
            rows.place(position, vectors[slot / Chunk.ROWS], offset(slot));
        }
        switch (query.metric()) {
            case DOT_PRODUCT, COSINE -> rows.dotProduct(query.values());
            case EUCLIDEAN -> rows.negatedSquaredDistance(query.values());
        }
    }

    private float factor(int slot) {
        return query.metric() == Metric.COSINE ? inverseLength(slot) : 1;
    }

    private float inverseLength(int slot) {
        return inverseLengths[slot / Chunk.ROWS][slot % Chunk.ROWS];
    }

    private int offset(int slot) {
        return Kernels.offset(slot % Chunk.ROWS, query.values().length);
    }

    private void pass() {
        untilCheck = ROWS_BETWEEN_CHECKS;
        checkpoint.run();
    }
}
