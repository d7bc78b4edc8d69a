package dev.larch.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.larch.engine.filter.Filter;
import dev.larch.engine.filter.Metadata;
import dev.larch.engine.record.GraphLimits;
import dev.larch.engine.search.Match;
import dev.larch.engine.search.SearchRequest;
import dev.larch.engine.vector.Metric;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How many of the ten nearest records the graph finds, against an exact search of the same records. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GraphRecallTest {

    private static final int ROWS = 20_000;
    private static final int DIMENSION = 64;
    private static final int QUERIES = 100;
    private static final int TOP_K = 10;
    private static final GraphLimits LINKED = new GraphLimits(0, 0);
    private static final GraphLimits EXACT = new GraphLimits(Long.MAX_VALUE, 0);

    private final ClusteredVectors vectors = new ClusteredVectors(DIMENSION);
    private final NamespaceIndex exact = new NamespaceIndex(DIMENSION, Metric.COSINE, EXACT);
    private final NamespaceIndex linked = new NamespaceIndex(DIMENSION, Metric.COSINE, LINKED);

    @BeforeAll
    void fill() {
        fill(exact, ROWS);
        fill(linked, ROWS);
    }

    @Test
    void isHighWithoutFilter() {
        assertRecall(0.95, recall(exact, linked, _ -> Map.of()));
        assertEquals(0, linked.unlinkedRows());
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 100, 10, 1})
    void isHighWithFiltersThatKeepSoManyInAThousand(int kept) {
        var filter = Map.of("thousandth", Map.of("$lt", kept));

        assertRecall(0.95, recall(exact, linked, _ -> filter));
    }

    /** What matches is near, or all that is near does not match. */
    @ParameterizedTest
    @ValueSource(strings = {"$lt", "$gte"})
    void isHighWhenTheFilterHasToDoWithTheDistance(String operator) {
        var filter = Map.of("cluster", Map.of(operator, ClusteredVectors.CLUSTERS / 2));

        assertRecall(0.95, recall(exact, linked, _ -> filter));
        assertRecall(0.95, recall(exact, linked, query -> Map.of("cluster", ClusteredVectors.cluster(query))));
        assertRecall(
                0.95,
                recall(exact, linked, query -> Map.of("cluster", Map.of("$ne", ClusteredVectors.cluster(query)))));
    }

    @ParameterizedTest
    @EnumSource
    void isHighUnderEveryMetric(Metric metric) {
        var all = new NamespaceIndex(DIMENSION, metric, EXACT);
        var near = new NamespaceIndex(DIMENSION, metric, LINKED);
        fill(all, 5_000);
        fill(near, 5_000);

        assertRecall(0.95, recall(all, near, _ -> Map.of()));
    }

    @Test
    void staysAsHighAfterAQuarterHasChanged() {
        int rows = 8_000;
        var all = new NamespaceIndex(DIMENSION, Metric.EUCLIDEAN, EXACT);
        var churned = new NamespaceIndex(DIMENSION, Metric.EUCLIDEAN, LINKED);
        var fresh = new NamespaceIndex(DIMENSION, Metric.EUCLIDEAN, LINKED);
        fill(churned, rows);
        for (int id = 0; id < rows; id++) {
            int version = id % 4 == 0 ? id + rows : id;
            put(churned, id, version);
            put(fresh, id, version);
            put(all, id, version);
        }

        double before = recall(all, fresh, _ -> Map.of());
        double after = recall(all, churned, _ -> Map.of());

        assertTrue(after >= 0.98 * before, () -> "recall %.4f, fresh %.4f".formatted(after, before));
    }

    private static void assertRecall(double least, double recall) {
        assertTrue(recall >= least, () -> "recall %.4f".formatted(recall));
    }

    private double recall(NamespaceIndex all, NamespaceIndex near, IntFunction<Map<String, ?>> filter) {
        int found = 0;
        int wanted = 0;
        for (int query = 0; query < QUERIES; query++) {
            var request = new SearchRequest(vectors.get(-1 - query), TOP_K, Filter.parse(filter.apply(-1 - query)));
            var expected = idsOf(all.search(request));
            var ids = idsOf(near.search(request));
            assertEquals(expected.size(), ids.size());
            var both = new HashSet<>(expected);
            both.retainAll(ids);
            found += both.size();
            wanted += expected.size();
        }
        return (double) found / wanted;
    }

    private void fill(NamespaceIndex index, int rows) {
        IntStream.range(0, rows).forEach(id -> put(index, id, id));
    }

    /** A changed version has a later sequence number; the same one is ignored. */
    private void put(NamespaceIndex index, int id, int version) {
        var metadata =
                Map.of("thousandth", Math.floorMod(id * 7907, 1000), "cluster", ClusteredVectors.cluster(version));
        index.upsert("id" + id, vectors.get(version), Metadata.of(metadata), version + 1);
    }

    private static List<String> idsOf(List<Match> matches) {
        return matches.stream().map(Match::id).collect(Collectors.toList());
    }
}
