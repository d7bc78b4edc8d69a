package dev.larch.bench.engine.contender;

import dev.larch.bench.engine.dataset.Dataset;
import io.github.jbellis.jvector.graph.GraphIndexBuilder;
import io.github.jbellis.jvector.graph.GraphSearcher;
import io.github.jbellis.jvector.graph.ListRandomAccessVectorValues;
import io.github.jbellis.jvector.graph.RandomAccessVectorValues;
import io.github.jbellis.jvector.graph.SearchResult;
import io.github.jbellis.jvector.graph.similarity.BuildScoreProvider;
import io.github.jbellis.jvector.graph.similarity.DefaultSearchScoreProvider;
import io.github.jbellis.jvector.util.Bits;
import io.github.jbellis.jvector.vector.VectorSimilarityFunction;
import io.github.jbellis.jvector.vector.VectorizationProvider;
import io.github.jbellis.jvector.vector.types.VectorFloat;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** JVector: its graph in memory, with layers, over plain floats. */
final class JVectorContender implements Contender {

    private static final VectorSimilarityFunction SIMILARITY = VectorSimilarityFunction.DOT_PRODUCT;

    // The values that its own documentation uses.
    private static final float OVERFLOW = 1.2f;
    private static final float ALPHA = 1.2f;

    private final Dataset dataset;
    private final RandomAccessVectorValues vectors;
    private final GraphIndexBuilder builder;

    JVectorContender(Dataset dataset) {
        this.dataset = dataset;
        List<VectorFloat<?>> rows = IntStream.range(0, dataset.base().count())
                .<VectorFloat<?>>mapToObj(row -> vector(dataset.base().row(row)))
                .toList();
        this.vectors = new ListRandomAccessVectorValues(rows, dataset.dimension());
        var scores = BuildScoreProvider.randomAccessScoreProvider(vectors, SIMILARITY);
        this.builder = new GraphIndexBuilder(
                scores,
                dataset.dimension(),
                List.of(2 * CONNECTIVITY, CONNECTIVITY),
                INSERT_BREADTH,
                OVERFLOW,
                ALPHA,
                true,
                true);
    }

    private static VectorFloat<?> vector(float[] values) {
        return VectorizationProvider.getInstance().getVectorTypeSupport().createFloatVector(values);
    }

    @Override
    public String name() {
        return "jvector";
    }

    @Override
    public Effort insert(int from, int to) {
        return Effort.of(() -> {
            for (int row = from; row < to; row++) {
                builder.addGraphNode(row, vectors.getVector(row));
            }
        });
    }

    @Override
    public Effort finish() {
        return Effort.of(builder::cleanup);
    }

    @Override
    public Answers search(SearchTask task) {
        return new QueryBatch(dataset.queries().count(), task.threads()).run(() -> searcher(task));
    }

    private IntFunction<int[]> searcher(SearchTask task) {
        var searcher = new GraphSearcher(builder.getGraph());
        Bits kept = task.isFiltered() ? task::keeps : Bits.ALL;
        return query -> {
            var scores =
                    DefaultSearchScoreProvider.exact(vector(dataset.queries().row(query)), SIMILARITY, vectors);
            return rows(searcher.search(scores, TOP_K, task.breadth(), 0, 0, kept));
        };
    }

    private static int[] rows(SearchResult found) {
        return Stream.of(found.getNodes()).mapToInt(node -> node.node).toArray();
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
    public void close() {
        try {
            builder.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
