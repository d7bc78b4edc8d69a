package dev.larch.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.larch.engine.filter.Filter;
import dev.larch.engine.filter.Metadata;
import dev.larch.engine.record.GraphLimits;
import dev.larch.engine.record.VectorRecord;
import dev.larch.engine.search.Match;
import dev.larch.engine.search.SearchRequest;
import dev.larch.engine.vector.Metric;
import dev.larch.engine.vector.SparseVector;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How many of the ten records with the best sum of dense and sparse score the graph finds, against an exact search. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HybridRecallTest {

    private static final int ROWS = 10_000;
    private static final int DIMENSION = 64;
    private static final int QUERIES = 100;
    private static final int TOP_K = 10;

    /** Dense scores of other clusters scatter by 16, sparse ones by 2. */
    private static final float EVEN = 8;

    private final ClusteredVectors vectors = new ClusteredVectors(DIMENSION);
    private final NamespaceIndex exact =
            new NamespaceIndex(DIMENSION, Metric.DOT_PRODUCT, new GraphLimits(Long.MAX_VALUE, 0));
    private final NamespaceIndex linked = new NamespaceIndex(DIMENSION, Metric.DOT_PRODUCT, new GraphLimits(0, 0));

    @BeforeAll
    void fill() {
        for (int id = 0; id < ROWS; id++) {
            var metadata = Metadata.of(Map.of("hundredth", id * 7907 % 100));
            var written = new VectorRecord("id" + id, vectors.get(id), sparse(id), metadata, id + 1);
            exact.upsert(written);
            linked.upsert(written);
        }
    }

    @ParameterizedTest
    @ValueSource(floats = {0.1f, 0.5f, 1, 2, 10})
    void isHighWhateverTheWeights(float sparseWeight) {
        assertRecall(recall(EVEN * sparseWeight, Map.of()));
        assertRecall(recall(-EVEN * sparseWeight, Map.of()));
    }

    @ParameterizedTest
    @ValueSource(ints = {50, 10, 1})
    void isHighWithFiltersThatKeepSoManyInAHundred(int kept) {
        assertRecall(recall(EVEN, Map.of("hundredth", Map.of("$lt", kept))));
    }

    @Test
    void isHighWithoutDenseWeights() {
        assertRecall(recall(query -> new SearchRequest(new float[DIMENSION], sparse(query), TOP_K, null)));
    }

    private static void assertRecall(double recall) {
        assertTrue(recall >= 0.95, () -> "recall %.4f".formatted(recall));
    }

    private double recall(float sparseWeight, Map<String, ?> filter) {
        return recall(query -> new SearchRequest(
                vectors.get(query), scaled(sparse(query), sparseWeight), TOP_K, Filter.parse(filter)));
    }

    private double recall(IntFunction<SearchRequest> requests) {
        int found = 0;
        for (int query = 0; query < QUERIES; query++) {
            var request = requests.apply(-1 - query);
            var expected = exact.search(request);
            var matches = linked.search(request);
            assertEquals(TOP_K, matches.size());
            var both = idsOf(expected);
            both.retainAll(idsOf(matches));
            found += both.size();
        }
        return (double) found / (QUERIES * TOP_K);
    }

    private static SparseVector sparse(long number) {
        return SparseVectors.gaussian(number, 30, 2000);
    }

    private static SparseVector scaled(SparseVector vector, float factor) {
        var indices = new long[vector.size()];
        var values = new float[vector.size()];
        for (int position = 0; position < vector.size(); position++) {
            indices[position] = vector.index(position);
            values[position] = factor * vector.value(position);
        }
        return SparseVector.of(indices, values);
    }

    private static Set<String> idsOf(List<Match> matches) {
        return matches.stream().map(Match::id).collect(Collectors.toSet());
    }
}
