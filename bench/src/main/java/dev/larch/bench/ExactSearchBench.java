package dev.larch.bench;

import dev.larch.engine.NamespaceIndex;
import dev.larch.engine.filter.Metadata;
import dev.larch.engine.search.Match;
import dev.larch.engine.search.SearchRequest;
import dev.larch.engine.vector.Metric;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Exact search by the engine against a plain scan of the same floats: what ids, deletions, snapshots, filters and chunks
 * cost. 16 MB of vectors, the most that is worth searching exactly; the lower ratio of short vectors and long ones.
 */
public final class ExactSearchBench {

    /** The least that the engine has to reach. */
    public static final double GOAL = 0.8;

    private static final int BYTES = 16 * 1024 * 1024;
    private static final int QUERIES = 100;
    private static final int TOP_K = 10;

    private final int dimension;
    private final Random random = new Random(42);
    private final float[] vectors;
    private final List<float[]> queries;
    private final NamespaceIndex index;
    private final PlainScan scan;

    /** The dimension is a multiple of the engine's padding, so that both sides read the same floats. */
    private ExactSearchBench(int dimension) {
        int records = BYTES / (dimension * Float.BYTES);
        this.dimension = dimension;
        this.vectors = new float[records * dimension];
        this.index = new NamespaceIndex(dimension, Metric.DOT_PRODUCT);
        this.scan = new PlainScan(vectors, dimension, TOP_K);
        this.queries = Stream.generate(this::randomVector).limit(QUERIES).toList();
        for (int row = 0; row < records; row++) {
            var vector = randomVector();
            System.arraycopy(vector, 0, vectors, row * dimension, dimension);
            index.upsert(Integer.toString(row), vector, Metadata.EMPTY, row + 1);
        }
    }

    public static void main(String[] arguments) {
        System.out.printf("exact search, engine / plain SIMD scan: %.2f (goal: at least %.2f)%n", lowestRatio(), GOAL);
    }

    /** Measures; fails when the two sides don't find the same. */
    public static double lowestRatio() {
        return IntStream.of(112, 768)
                .mapToDouble(dimension -> new ExactSearchBench(dimension).ratio())
                .min()
                .orElseThrow();
    }

    private double ratio() {
        requireEqualResults();
        return new Pairs(5, 21)
                .medianSpeedup(() -> queries.forEach(this::searchEngine), () -> queries.forEach(scan::search));
    }

    private void requireEqualResults() {
        for (var query : queries) {
            if (!searchEngine(query).equals(scan.search(query))) {
                throw new IllegalStateException("The two sides found different records for " + Arrays.toString(query));
            }
        }
    }

    private List<Integer> searchEngine(float[] query) {
        return index.search(new SearchRequest(query, TOP_K)).stream()
                .map(Match::id)
                .map(Integer::valueOf)
                .toList();
    }

    private float[] randomVector() {
        var vector = new float[dimension];
        for (int i = 0; i < dimension; i++) {
            vector[i] = (float) random.nextGaussian();
        }
        return vector;
    }
}
