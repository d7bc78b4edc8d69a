package dev.larch.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.larch.engine.filter.Filter;
import dev.larch.engine.filter.Metadata;
import dev.larch.engine.record.Chunk;
import dev.larch.engine.record.VectorRecord;
import dev.larch.engine.search.Match;
import dev.larch.engine.search.SearchCancelledException;
import dev.larch.engine.search.SearchRequest;
import dev.larch.engine.vector.InvalidVectorException;
import dev.larch.engine.vector.Metric;
import dev.larch.engine.vector.SparseVector;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Sparse vectors in a namespace, by example. */
class NamespaceIndexSparseTest {

    private static final float[] NONE = {};

    @Nested
    class Alone {

        private final NamespaceIndex index = NamespaceIndex.sparse();

        @Test
        void isComparedByTheDotProduct() {
            put("a", SparseVector.of(new long[] {1, 4294967295L}, new float[] {1, 2}), 1);
            put("b", SparseVector.of(new long[] {2, 4294967295L}, new float[] {9, 3}), 2);

            var matches = search(SparseVector.of(new long[] {1, 4294967295L}, new float[] {1.5f, 2}), 2);

            assertEquals(
                    List.of(new Match("b", 6, 2, Metadata.EMPTY), new Match("a", 5.5f, 1, Metadata.EMPTY)), matches);
            assertEquals(Metric.DOT_PRODUCT, index.metric());
            assertEquals(0, index.dimension());
        }

        @Test
        void isNoMatchWithoutACommonTerm() {
            put("a", term(1, 1), 1);
            put("b", term(2, 1), 2);
            put("zero", term(2, 0), 3);

            assertEquals(List.of("b"), idsOf(search(term(2, 1), 10)));
            assertEquals(List.of(), search(term(3, 1), 10));
        }

        @Test
        void isNoMatchWhenItsTermsCancelEachOther() {
            put("a", SparseVector.of(new long[] {1, 2}, new float[] {3, -3}), 1);

            assertEquals(List.of(), search(SparseVector.of(new long[] {1, 2}, new float[] {1, 1}), 10));
        }

        @Test
        void ranksNegativeScoresLast() {
            put("against", term(1, -2), 1);
            put("less", term(1, -1), 2);
            put("along", term(1, 1), 3);

            assertEquals(List.of("along", "less", "against"), idsOf(search(term(1, 1), 10)));
            assertEquals(List.of("against", "less", "along"), idsOf(search(term(1, -1), 10)));
        }

        @Test
        void ranksEqualScoresById() {
            List.of("c", "a", "d", "b").forEach(id -> put(id, term(1, 1), 1));

            assertEquals(List.of("a", "b", "c"), idsOf(search(term(1, 1), 3)));
        }

        @Test
        void hasAFiniteScoreWhenTheSumOverflows() {
            put("up", term(1, Float.MAX_VALUE), 1);
            put("down", term(1, -Float.MAX_VALUE), 2);

            var matches = search(term(1, Float.MAX_VALUE), 2);

            assertEquals(
                    List.of(
                            new Match("up", Float.MAX_VALUE, 1, Metadata.EMPTY),
                            new Match("down", -Float.MAX_VALUE, 2, Metadata.EMPTY)),
                    matches);
        }

        @Test
        void isReadBackAndReplacedAsAWhole() {
            put("a", term(1, 1), 1);
            put("a", term(2, 2), 2);

            assertEquals(term(2, 2), index.find("a").orElseThrow().sparse());
            assertEquals(List.of(), search(term(1, 1), 10));
        }

        @Test
        void staysInRowsThatMove() {
            int count = 2 * Chunk.ROWS + 100;
            IntStream.range(0, count).forEach(i -> put("id" + i, term(i % 7, i), i + 1));
            IntStream.range(0, count).filter(i -> i % 3 != 0).forEach(i -> index.delete("id" + i, count + i + 1));

            var matches = search(term(3, 1), 10_000);

            assertEquals(
                    IntStream.range(0, count)
                            .filter(i -> i % 3 == 0 && i % 7 == 3)
                            .boxed()
                            .sorted((left, right) -> right - left)
                            .map(i -> "id" + i)
                            .toList(),
                    idsOf(matches));
            assertEquals(term(3, 3), index.find("id3").orElseThrow().sparse());
        }

        @Test
        void takesOnlyWhatTheFilterLetsThrough() {
            index.upsert(new VectorRecord("a", NONE, term(1, 1), Metadata.of(Map.of("x", 1)), 1));
            index.upsert(new VectorRecord("b", NONE, term(1, 2), Metadata.EMPTY, 2));

            var filter = Filter.parse(Map.of("x", 1));

            assertEquals(List.of("a"), idsOf(index.search(new SearchRequest(term(1, 1), 10, filter))));
        }

        @Test
        void isNeverLinked() {
            put("a", term(1, 1), 1);

            assertEquals(false, index.link(10));
            assertEquals(1, index.unlinkedRows());
        }

        @Test
        void countsBytesByTheFormula() {
            put("abc", SparseVector.of(new long[] {1, 2, 3}, new float[] {1, 2, 3}), 1);

            assertEquals((25 + 48 + 3 + 56 + 3 * 40) * 5 / 4, index.bytes());
        }

        @Test
        void takesNoBytesWhenEverythingIsDeleted() {
            put("a", SparseVectors.gaussian(1, 100, 1000), 1);
            put("a", SparseVectors.gaussian(2, 50, 1000), 2);
            index.delete("a", 3);
            index.forgetDeletions(3);

            assertEquals(0, index.bytes());
        }

        @Test
        void stopsWhenCancelled() {
            IntStream.range(0, 3 * Chunk.ROWS).forEach(i -> put("id" + i, term(1, i), i + 1));
            var asked = new AtomicInteger();

            assertThrows(
                    SearchCancelledException.class,
                    () -> index.search(new SearchRequest(term(1, 1), 1, null), () -> asked.incrementAndGet() == 2));
            assertEquals(2, asked.get());
        }

        @Test
        void refusesDenseValues() {
            var written = new VectorRecord("a", new float[3], term(1, 1), Metadata.EMPTY, 1);

            assertRefused(
                    "The vector has 3 dense values: this index takes sparse values only.", () -> index.upsert(written));
            assertRefused(
                    "The vector has 1 dense values: this index takes sparse values only.",
                    () -> index.search(new SearchRequest(new float[1], term(1, 1), 1, null)));
        }

        @Test
        void refusesToGoWithoutSparseValues() {
            assertRefused(
                    "The vector has no sparse values: this index takes sparse values only.",
                    () -> index.upsert("a", NONE, Metadata.EMPTY, 1));
            assertRefused(
                    "The vector has no sparse values: this index takes sparse values only.",
                    () -> index.search(new SearchRequest(NONE, 1)));
        }

        private List<Match> search(SparseVector query, int topK) {
            return index.search(new SearchRequest(query, topK, null));
        }

        private void put(String id, SparseVector sparse, long sequence) {
            index.upsert(new VectorRecord(id, NONE, sparse, Metadata.EMPTY, sequence));
        }
    }

    @Nested
    class BesideDense {

        private final NamespaceIndex index = new NamespaceIndex(2, Metric.DOT_PRODUCT);

        @Test
        void addsToTheDenseScore() {
            put("both", new float[] {1, 2}, term(7, 3), 1);
            put("dense", new float[] {4, 0}, null, 2);

            var matches = index.search(new SearchRequest(new float[] {1, 1}, term(7, 0.5f), 10, null));

            assertEquals(
                    List.of(new Match("both", 4.5f, 1, Metadata.EMPTY), new Match("dense", 4, 2, Metadata.EMPTY)),
                    matches);
        }

        @Test
        void isLeftOutOfADenseSearch() {
            put("both", new float[] {1, 2}, term(7, 3), 1);

            assertEquals(
                    3,
                    index.search(new SearchRequest(new float[] {1, 1}, 1))
                            .getFirst()
                            .score());
        }

        @Test
        void matchesThoughItScoresZero() {
            put("a", new float[] {1, 0}, null, 1);

            assertEquals(
                    List.of(new Match("a", 0, 1, Metadata.EMPTY)),
                    index.search(new SearchRequest(new float[] {0, 1}, term(7, 1), 1, null)));
        }

        @Test
        void isDroppedByARecordWithoutIt() {
            put("a", new float[] {1, 2}, term(7, 3), 1);
            put("a", new float[] {1, 2}, null, 2);

            assertNull(index.find("a").orElseThrow().sparse());
            assertEquals(
                    3,
                    index.search(new SearchRequest(new float[] {1, 1}, term(7, 1), 1, null))
                            .getFirst()
                            .score());
        }

        @Test
        void countsBytesByTheFormula() {
            put("abc", new float[] {1, 2}, term(1, 1), 1);

            assertEquals((64 + 4 * 33 + 25 + 48 + 3 + 56 + 40) * 5 / 4, index.bytes());
        }

        @Test
        void doesNotReplaceTheDenseVector() {
            assertRefused(
                    "The vector has 0 values: this index takes vectors of dimension 2.",
                    () -> put("a", NONE, term(1, 1), 1));
            assertRefused(
                    "The vector has 0 values: this index takes vectors of dimension 2.",
                    () -> index.search(new SearchRequest(term(1, 1), 1, null)));
        }

        @ParameterizedTest
        @EnumSource(names = {"COSINE", "EUCLIDEAN"})
        void isRefusedUnderOtherMetrics(Metric metric) {
            var other = new NamespaceIndex(2, metric);
            var message = "Index configuration does not support sparse values - only indexes that are sparse or using"
                    + " dotproduct are supported";

            assertRefused(
                    message, () -> other.upsert(new VectorRecord("a", new float[2], term(1, 1), Metadata.EMPTY, 1)));
            assertRefused(message, () -> other.search(new SearchRequest(new float[2], term(1, 1), 1, null)));
        }

        private void put(String id, float[] dense, @Nullable SparseVector sparse, long sequence) {
            index.upsert(new VectorRecord(id, dense, sparse, Metadata.EMPTY, sequence));
        }
    }

    private static void assertRefused(String message, Runnable action) {
        assertEquals(
                message, assertThrows(InvalidVectorException.class, action::run).getMessage());
    }

    private static SparseVector term(long index, float weight) {
        return SparseVector.of(new long[] {index}, new float[] {weight});
    }

    private static List<String> idsOf(List<Match> matches) {
        return matches.stream().map(Match::id).toList();
    }
}
