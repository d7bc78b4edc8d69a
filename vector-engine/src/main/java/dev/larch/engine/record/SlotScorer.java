package dev.larch.engine.record;

import dev.larch.engine.graph.NodeScorer;
import dev.larch.engine.vector.FourRows;
import dev.larch.engine.vector.Kernels;
import dev.larch.engine.vector.Metric;
import dev.larch.engine.vector.Query;
import java.util.function.Supplier;

/** Scores slots of a snapshot, wherever they lie. For one thread. */
public final class SlotScorer implements NodeScorer {

    private static final int ROWS_BETWEEN_CHECKS = 4096;

    private final Query query;
    private final Runnable checkpoint;
    private final Supplier<Snapshot> snapshots;
    private final FourRows rows = new FourRows();
    private float[][] vectors = {};
    private float[][] inverseLengths = {};
    private int end;
    private int untilCheck = ROWS_BETWEEN_CHECKS;

    /** The checkpoint runs every few thousand rows; what it throws ends the scoring. */
    public SlotScorer(Query query, Snapshot snapshot, Runnable checkpoint) {
        this(query, () -> snapshot, 0, checkpoint);
    }

    private SlotScorer(Query query, Supplier<Snapshot> snapshots, int end, Runnable checkpoint) {
        this.query = query;
        this.snapshots = snapshots;
        this.checkpoint = checkpoint;
        look(end);
    }

    /** Scores the slots below the end, and those of later snapshots when asked to reach there. */
    static SlotScorer reaching(int end, Metric metric, int stride, Supplier<Snapshot> snapshots) {
        return new SlotScorer(Query.blank(metric, stride), snapshots, end, () -> {});
    }

    @Override
    public void reach(int slot) {
        if (slot >= end) {
            look(slot + 1);
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

    private void look(int reachedEnd) {
        var snapshot = snapshots.get();
        vectors = new float[snapshot.chunkCount()][];
        inverseLengths = new float[snapshot.chunkCount()][];
        for (int number = 0; number < vectors.length; number++) {
            vectors[number] = snapshot.chunk(number).chunk().vectors();
            inverseLengths[number] = snapshot.chunk(number).chunk().inverseLengths();
        }
        end = reachedEnd;
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
