package dev.larch.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.larch.engine.filter.Filter;
import dev.larch.engine.filter.Metadata;
import dev.larch.engine.record.GraphLimits;
import dev.larch.engine.search.Match;
import dev.larch.engine.search.SearchRequest;
import dev.larch.engine.vector.Metric;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * How many of the ten nearest records the graph finds when the filter keeps only those that are farthest from the query: the
 * walk starts where nothing is to be found.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FarFilterRecallTest {

    private static final int ROWS = 20_000;
    private static final int DIMENSION = 24;
    private static final int QUERIES = 20;
    private static final int TOP_K = 10;

    private final NamespaceIndex index = new NamespaceIndex(DIMENSION, Metric.EUCLIDEAN, new GraphLimits(0, 0));
    /** Of each query, the ids from near to far. */
    private List<List<Integer>> ranked;

    @BeforeAll
    void fill() {
        var vectors =
                IntStream.range(0, ROWS).mapToObj(FarFilterRecallTest::vector).toList();
        ranked = IntStream.range(0, QUERIES)
                .mapToObj(query -> rankedBy(query, vectors))
                .toList();
        var ranks = ranked.stream().map(FarFilterRecallTest::inverse).toList();
        for (int id = 0; id < ROWS; id++) {
            int row = id;
            var metadata = IntStream.range(0, QUERIES)
                    .boxed()
                    .collect(Collectors.toMap(query -> "rank" + query, query -> (Object) ranks.get(query)[row]));
            index.upsert(Integer.toString(id), vectors.get(id), Metadata.of(metadata), id + 1L);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {600, 400, 200, 100, 50, 10})
    void isHighWhenOnlySoManyInAThousandAreWanted(int kept) {
        int first = ROWS - ROWS * kept / 1000;
        int found = 0;
        for (int query = 0; query < QUERIES; query++) {
            var filter = Filter.parse(Map.of("rank" + query, Map.of("$gte", first)));
            var matches = index.search(new SearchRequest(query(query), TOP_K, filter));
            assertEquals(TOP_K, matches.size());
            var ids = matches.stream()
                    .map(Match::id)
                    .map(Integer::valueOf)
                    .collect(Collectors.toCollection(HashSet::new));
            ids.retainAll(ranked.get(query).subList(first, first + TOP_K));
            found += ids.size();
        }
        double recall = (double) found / (QUERIES * TOP_K);

        assertTrue(recall >= 0.95, () -> "recall %.4f".formatted(recall));
    }

    private static float[] vector(int id) {
        return Vectors.gaussian(DIMENSION, id);
    }

    private static float[] query(int query) {
        return Vectors.gaussian(DIMENSION, -1L - query);
    }

    private static List<Integer> rankedBy(int query, List<float[]> vectors) {
        var from = query(query);
        var naive = new NaiveIndex(Metric.EUCLIDEAN);
        var distances =
                vectors.stream().map(vector -> naive.score(from, vector)).toList();
        return IntStream.range(0, ROWS)
                .boxed()
                .sorted(Comparator.comparing(distances::get))
                .toList();
    }

    private static int[] inverse(List<Integer> ids) {
        var ranks = new int[ids.size()];
        for (int rank = 0; rank < ranks.length; rank++) {
            ranks[ids.get(rank)] = rank;
        }
        return ranks;
    }
}
