package dev.larch.bench.engine.contender;

import dev.larch.bench.engine.dataset.Dataset;
import dev.larch.engine.TunedIndex;
import dev.larch.engine.filter.Filter;
import dev.larch.engine.filter.Metadata;
import dev.larch.engine.search.SearchRequest;
import dev.larch.engine.vector.Metric;
import java.util.Map;
import java.util.function.IntFunction;

/** The engine: records with an id, a bucket as metadata, sequence numbers, and vectors that it normalizes itself. */
public final class LarchContender implements Contender {

    public static final String NAME = "larch";

    private final Dataset dataset;
    private final TunedIndex index;

    public LarchContender(Dataset dataset) {
        this.dataset = dataset;
        this.index = new TunedIndex(dataset.dimension(), Metric.COSINE);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Effort insert(int from, int to) {
        return Effort.of(() -> {
            for (int row = from; row < to; row++) {
                var metadata = Metadata.of(Map.of("bucket", SearchTask.bucket(row)));
                index.upsert(Integer.toString(row), dataset.base().row(row), metadata, row + 1);
            }
        });
    }

    @Override
    public Effort finish() {
        return Effort.NONE;
    }

    @Override
    public Answers search(SearchTask task) {
        return new QueryBatch(dataset.queries().count(), task.threads()).run(() -> searcher(task));
    }

    private IntFunction<int[]> searcher(SearchTask task) {
        var filter = task.isFiltered() ? Filter.parse(Map.of("bucket", Map.of("$lt", task.keptPermille()))) : null;
        return query -> {
            var request = new SearchRequest(dataset.queries().row(query), TOP_K, filter);
            return index.search(request, task.breadth()).stream()
                    .mapToInt(match -> Integer.parseInt(match.id()))
                    .toArray();
        };
    }

    @Override
    public boolean takesFilters() {
        return true;
    }

    @Override
    public boolean takesThreads() {
        return true;
    }

    @Override
    public boolean isTimedByWall() {
        return false;
    }

    @Override
    public void close() {}
}
