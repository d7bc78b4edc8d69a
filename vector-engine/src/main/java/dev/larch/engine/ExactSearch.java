package dev.larch.engine;

import dev.larch.engine.filter.RowBits;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BooleanSupplier;

/** One search that scores every record that the filter lets through. */
final class ExactSearch {

    private final Metric metric;
    private final SearchRequest request;
    private final BooleanSupplier cancelled;
    private final float[] query;
    private final Batch batch;

    ExactSearch(Metric metric, SearchRequest request, BooleanSupplier cancelled) {
        this.metric = metric;
        this.request = request;
        this.cancelled = cancelled;
        this.batch = new Batch(request.filter() != null);
        this.query = Arrays.copyOf(request.vector(), Kernels.stride(request.vector().length));
        if (metric == Metric.COSINE) {
            scaleToLengthOne(query);
        }
    }

    /** Returns the matches, best first; fails with {@link SearchCancelledException}. */
    List<Match> in(Snapshot snapshot) {
        var best = new TopK(snapshot, request.topK());
        for (int number = 0; number < snapshot.chunkCount(); number++) {
            if (cancelled.getAsBoolean()) {
                throw new SearchCancelledException();
            }
            var view = snapshot.chunk(number);
            scan(view.chunk(), view.matching(request.filter()), best);
        }
        return matches(snapshot, best.drain());
    }

    private void scan(Chunk chunk, RowBits selected, TopK best) {
        batch.select(selected, chunk.vectors());
        score(chunk);
        for (int from = 0; from < batch.endRow; from += Long.SIZE) {
            long near = selected.word(from) & Kernels.notBelow(best.threshold(), batch.scores, from);
            for (; near != 0; near &= near - 1) {
                int row = from + Long.numberOfTrailingZeros(near);
                best.offer(batch.scores[row], Snapshot.slot(chunk, row));
            }
        }
    }

    private void score(Chunk chunk) {
        switch (metric) {
            case DOT_PRODUCT -> Kernels.dotProduct(query, batch);
            case EUCLIDEAN -> Kernels.negatedSquaredDistance(query, batch);
            case COSINE -> {
                Kernels.dotProduct(query, batch);
                scale(chunk.inverseLengths());
            }
        }
    }

    private void scale(float[] factors) {
        for (int row = 0; row < batch.endRow; row++) {
            batch.scores[row] *= factors[row];
        }
    }

    private List<Match> matches(Snapshot snapshot, long[] ranked) {
        var matches = new ArrayList<Match>(ranked.length);
        for (long candidate : ranked) {
            var entry = snapshot.entry(TopK.slot(candidate));
            float score = TopK.score(candidate);
            // Subtracted, not negated: equal vectors are 0 apart, not -0.
            float told = metric == Metric.EUCLIDEAN ? 0.0f - score : score;
            matches.add(new Match(entry.id(), told, entry.sequence(), entry.metadata()));
        }
        return matches;
    }

    private static void scaleToLengthOne(float[] vector) {
        float factor = Kernels.inverseLength(vector);
        for (int i = 0; i < vector.length; i++) {
            vector[i] *= factor;
        }
    }
}
