package dev.larch.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.larch.engine.filter.Filter;
import dev.larch.engine.filter.Metadata;
import dev.larch.engine.record.Chunk;
import dev.larch.engine.search.Match;
import dev.larch.engine.search.SearchCancelledException;
import dev.larch.engine.search.SearchRequest;
import dev.larch.engine.vector.InvalidVectorException;
import dev.larch.engine.vector.Metric;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One namespace, by example. */
class NamespaceIndexTest {

    private final NamespaceIndex index = new NamespaceIndex(2, Metric.DOT_PRODUCT);

    @Nested
    class Upsert {

        @Test
        void replacesTheWholeRecord() {
            index.upsert("a", new float[] {1, 2}, Metadata.of(Map.of("old", 1)), 1);
            index.upsert("a", new float[] {3, 4}, Metadata.of(Map.of("new", 2)), 2);

            var found = index.find("a").orElseThrow();

            assertArrayEquals(new float[] {3, 4}, found.vector());
            assertEquals(Metadata.of(Map.of("new", 2)), found.metadata());
            assertEquals(2, found.sequence());
            assertEquals(1, index.size());
        }

        @Test
        void ignoresWhatIsNotNewer() {
            index.upsert("a", new float[] {1, 1}, Metadata.EMPTY, 5);

            assertFalse(index.upsert("a", new float[] {9, 9}, Metadata.EMPTY, 5));
            assertFalse(index.upsert("a", new float[] {9, 9}, Metadata.EMPTY, 4));
            assertArrayEquals(new float[] {1, 1}, index.find("a").orElseThrow().vector());
        }

        @Test
        void comesTooLateAfterANewerDelete() {
            index.delete("a", 7);

            assertFalse(index.upsert("a", new float[] {1, 1}, Metadata.EMPTY, 6));
            assertTrue(index.upsert("a", new float[] {1, 1}, Metadata.EMPTY, 8));
        }

        @Test
        void keepsACopyOfTheVector() {
            var vector = new float[] {1, 1};
            index.upsert("a", vector, Metadata.EMPTY, 1);

            vector[0] = 9;

            assertArrayEquals(new float[] {1, 1}, index.find("a").orElseThrow().vector());
        }

        @Test
        void refusesAnotherDimension() {
            var refused = assertThrows(
                    InvalidVectorException.class, () -> index.upsert("a", new float[3], Metadata.EMPTY, 1));

            assertEquals("The vector has 3 values: this index takes vectors of dimension 2.", refused.getMessage());
        }

        @ParameterizedTest
        @ValueSource(floats = {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY})
        void refusesWhatIsNoFiniteNumber(float value) {
            var refused = assertThrows(
                    InvalidVectorException.class, () -> index.upsert("a", new float[] {0, value}, Metadata.EMPTY, 1));

            assertEquals(
                    "The vector's value at position 1 is %s: it must be a finite number.".formatted(value),
                    refused.getMessage());
            assertEquals(0, index.appliedSequence());
        }
    }

    @Nested
    class Delete {

        @Test
        void removesTheRecord() {
            index.upsert("a", new float[] {1, 1}, Metadata.EMPTY, 1);

            assertTrue(index.delete("a", 2));

            assertEquals(Optional.empty(), index.find("a"));
            assertEquals(List.of(), index.search(new SearchRequest(new float[] {1, 1}, 1)));
        }

        @Test
        void ignoresWhatIsNotNewer() {
            index.upsert("a", new float[] {1, 1}, Metadata.EMPTY, 5);

            assertFalse(index.delete("a", 5));
            assertEquals(1, index.size());
        }

        @Test
        void isForgottenOnceOlderChangesCannotCome() {
            index.delete("a", 5);
            index.delete("b", 6);

            index.forgetDeletions(5);

            assertTrue(index.upsert("a", new float[] {1, 1}, Metadata.EMPTY, 5));
            assertFalse(index.upsert("b", new float[] {1, 1}, Metadata.EMPTY, 6));
        }
    }

    @Nested
    class Search {

        @Test
        void ranksEqualScoresById() {
            List.of("c", "a", "d", "b").forEach(id -> index.upsert(id, new float[] {1, 1}, Metadata.EMPTY, 1));

            assertEquals(List.of("a", "b", "c"), idsOf(index.search(new SearchRequest(new float[] {1, 0}, 3))));
        }

        @Test
        void scoresEuclideanAsSquaredDistanceNearestFirst() {
            var euclidean = new NamespaceIndex(2, Metric.EUCLIDEAN);
            euclidean.upsert("far", new float[] {3, 4}, Metadata.EMPTY, 1);
            euclidean.upsert("here", new float[] {0, 0}, Metadata.EMPTY, 2);

            var matches = euclidean.search(new SearchRequest(new float[] {0, 0}, 2));

            assertEquals(
                    List.of(new Match("here", 0, 2, Metadata.EMPTY), new Match("far", 25, 1, Metadata.EMPTY)), matches);
        }

        @Test
        void scoresZeroVectorsUnderCosineAsZero() {
            var cosine = new NamespaceIndex(2, Metric.COSINE);
            cosine.upsert("zero", new float[] {0, 0}, Metadata.EMPTY, 1);
            cosine.upsert("against", new float[] {-5, 0}, Metadata.EMPTY, 2);
            cosine.upsert("along", new float[] {5, 0}, Metadata.EMPTY, 3);

            var matches = cosine.search(new SearchRequest(new float[] {2, 0}, 3));
            var forZero = cosine.search(new SearchRequest(new float[] {0, 0}, 1));

            assertEquals(List.of("along", "zero", "against"), idsOf(matches));
            assertEquals(
                    List.of(1f, 0f, -1f), matches.stream().map(Match::score).toList());
            assertEquals(List.of(new Match("against", 0, 2, Metadata.EMPTY)), forZero);
        }

        @Test
        void givesEveryMatchAFiniteScoreWhenSumsOverflow() {
            index.upsert("up", new float[] {Float.MAX_VALUE, Float.MAX_VALUE}, Metadata.EMPTY, 1);
            index.upsert("undefined", new float[] {Float.MAX_VALUE, -Float.MAX_VALUE}, Metadata.EMPTY, 2);
            index.upsert("down", new float[] {-Float.MAX_VALUE, -Float.MAX_VALUE}, Metadata.EMPTY, 3);

            var matches = index.search(new SearchRequest(new float[] {Float.MAX_VALUE, Float.MAX_VALUE}, 3));

            assertEquals(3, matches.size());
            assertEquals("up", matches.getFirst().id());
            assertTrue(matches.stream().allMatch(match -> Float.isFinite(match.score())));
        }

        @Test
        void returnsAllMatchesWhenFewerThanAskedFor() {
            index.upsert("a", new float[] {1, 0}, Metadata.of(Map.of("x", 1)), 1);
            index.upsert("b", new float[] {2, 0}, Metadata.EMPTY, 2);

            var matches = index.search(
                    new SearchRequest(new float[] {1, 0}, 10_000, Filter.parse(Map.of("x", Map.of("$exists", true)))));

            assertEquals(List.of("a"), idsOf(matches));
        }

        @Test
        void stopsWhenCancelled() {
            fill(3 * Chunk.ROWS);
            var asked = new AtomicInteger();

            assertThrows(
                    SearchCancelledException.class,
                    () -> index.search(new SearchRequest(new float[] {1, 0}, 1), () -> asked.incrementAndGet() == 2));
            assertEquals(2, asked.get());
        }

        @ParameterizedTest
        @ValueSource(ints = {-1, 0, 10_001})
        void refusesTopKOutOfBounds(int topK) {
            assertThrows(IllegalArgumentException.class, () -> new SearchRequest(new float[] {1, 1}, topK));
        }

        @Test
        void refusesAnotherDimension() {
            var request = new SearchRequest(new float[] {1}, 1);

            assertThrows(InvalidVectorException.class, () -> index.search(request));
        }
    }

    @Nested
    class Size {

        @ParameterizedTest
        @EnumSource
        void isBeyondOneChunk(Metric metric) {
            int count = 2 * Chunk.ROWS + 100;
            var large = new NamespaceIndex(3, metric);
            var model = new NaiveIndex(metric);
            for (int i = 0; i < count; i++) {
                large.upsert("id" + i, Vectors.gaussian(3, i), Metadata.of(Map.of("even", i % 2 == 0)), i + 1);
                model.upsert("id" + i, Vectors.gaussian(3, i), Metadata.of(Map.of("even", i % 2 == 0)), i + 1);
            }
            Map<String, Object> filter = Map.of("even", true);

            var found = large.search(new SearchRequest(Vectors.gaussian(3, -1), 9_000, Filter.parse(filter)));

            var expected = model.search(Vectors.gaussian(3, -1), 9_000, filter);
            assertEquals(count / 2, found.size());
            for (int rank = 0; rank < found.size(); rank++) {
                assertEquals(expected.get(rank).score(), found.get(rank).score(), 1e-4);
            }
        }

        @Test
        void shrinksBackWhenEverythingIsDeleted() {
            fill(2 * Chunk.ROWS);
            IntStream.range(0, 2 * Chunk.ROWS).forEach(i -> index.delete("id" + i, 1_000_000 + i));
            index.forgetDeletions(Long.MAX_VALUE);

            assertEquals(0, index.size());
            assertEquals(0, index.bytes());
            assertEquals(List.of(), index.search(new SearchRequest(new float[] {1, 0}, 10)));
        }

        @Test
        void countsBytesByTheFormula() {
            index.upsert("abc", new float[] {1, 2}, Metadata.EMPTY, 1);

            assertEquals((64 + 4 * 33 + 25 + 48 + 3) * 5 / 4, index.bytes());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 20_001})
    void refusesDimensionsOutOfBounds(int dimension) {
        assertThrows(IllegalArgumentException.class, () -> new NamespaceIndex(dimension, Metric.COSINE));
    }

    @Test
    void takesTheLargestDimension() {
        var wide = new NamespaceIndex(NamespaceIndex.MAX_DIMENSION, Metric.COSINE);
        wide.upsert("a", Vectors.gaussian(NamespaceIndex.MAX_DIMENSION, 1), Metadata.EMPTY, 1);

        var matches = wide.search(new SearchRequest(Vectors.gaussian(NamespaceIndex.MAX_DIMENSION, 1), 1));

        assertEquals(1, matches.getFirst().score(), 1e-5);
    }

    private void fill(int count) {
        IntStream.range(0, count).forEach(i -> index.upsert("id" + i, new float[] {i, 1}, Metadata.EMPTY, i + 1));
    }

    private static List<String> idsOf(List<Match> matches) {
        return matches.stream().map(Match::id).toList();
    }
}
