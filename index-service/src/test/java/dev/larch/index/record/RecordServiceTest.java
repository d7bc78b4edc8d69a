package dev.larch.index.record;

import static dev.larch.index.record.TestRecords.get;
import static dev.larch.index.record.TestRecords.record;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.larch.index.Service;
import dev.larch.index.catalog.Metric;
import dev.larch.index.operation.IdQuery;
import dev.larch.index.operation.IndexStats;
import dev.larch.index.operation.RecordQuery;
import dev.larch.index.operation.ScoredRecord;
import dev.larch.kernel.ApiException;
import dev.larch.kernel.ErrorCode;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Records from the call to PostgreSQL and back. */
@Service
class RecordServiceTest {

    @Inject
    RecordService service;

    private TestRecords records;

    @BeforeEach
    void makeIndex() {
        records = new TestRecords(service, Metric.COSINE, 2);
    }

    @Nested
    class Upsert {

        @Test
        void answersWithTheNumberOfRecords() {
            assertEquals(2, records.upsert("", record("a", 1, 0), record("b", 0, 1)));
        }

        @Test
        void keepsTheLastOfTwoWithTheSameId() {
            int count = records.upsert("", record("a", 1, 0), record("a", 0, 1));

            assertEquals(2, count);
            assertArrayEquals(
                    new float[] {0, 1}, records.fetch("", "a").get("a").values());
            assertEquals(1, records.stats().total());
        }

        @Test
        void replacesTheRecordAsAWhole() {
            records.upsert("", record("a", Map.of("genre", "jazz"), 1, 0));

            records.upsert("", record("a", 0, 1));

            assertNull(records.fetch("", "a").get("a").metadata());
            assertEquals(List.of(), records.matching("", Map.of("genre", "jazz")));
        }

        @Test
        void storesNothingWhenOneRecordIsWrong() {
            assertThrows(ApiException.class, () -> records.upsert("", record("a", 1, 0), record("b", 1)));

            assertEquals(0, records.stats().total());
        }

        @Test
        void keepsNamespacesApart() {
            records.upsert("x", record("a", 1, 0));
            records.upsert("y", record("a", 0, 1), record("b", 0, 1));

            assertEquals(Map.of("x", 1L, "y", 2L), records.stats().namespaces());
            assertEquals(List.of("a"), records.nearest("x", 10, 1, 0));
        }

        @Test
        void knowsTheDefaultNamespaceByBothNames() {
            records.upsert("", record("a", 1, 0));

            assertEquals(List.of("a"), records.nearest("__default__", 1, 1, 0));
            assertEquals(Set.of("__default__"), records.stats().namespaces().keySet());
        }
    }

    @Nested
    class Query {

        @Test
        void readsWhatWasJustWritten() {
            records.upsert("", record("a", 1, 0));
            assertEquals(List.of("a"), records.nearest("", 5, 1, 0));

            records.upsert("", record("b", 0, 1));

            assertEquals(List.of("a", "b"), records.nearest("", 5, 1, 0));
        }

        @Test
        void answersWithEveryMatchOfAFilterUpToTopK() {
            for (int i = 0; i < 20; i++) {
                records.upsert("", record("r" + i, Map.of("even", i % 2 == 0), 1, i));
            }

            assertEquals(10, records.matching("", Map.of("even", true)).size());
        }

        @Test
        void tellsValuesAndMetadataWhenAsked() {
            records.upsert("", record("a", Map.of("year", 1999, "tags", List.of("x", "y"), "ratio", 0.5), 3, 4));

            var bare = records.query(new RecordQuery("", 1, new float[] {3, 4}, null, null, false, false))
                    .getFirst();
            var full = records.query(new RecordQuery("", 1, new float[] {3, 4}, null, null, true, true))
                    .getFirst();

            assertNull(bare.values());
            assertNull(bare.metadata());
            assertArrayEquals(new float[] {3, 4}, full.values());
            assertEquals(Map.of("year", 1999L, "tags", List.of("x", "y"), "ratio", 0.5), full.metadata());
            assertEquals(1, full.score(), 1e-6);
        }

        @Test
        void searchesFromTheVectorOfARecord() {
            records.upsert("", record("a", 1, 0), record("b", 0, 1), record("c", 1, 0.1f));

            var found = records.query(new RecordQuery("", 2, null, "a", null, false, false));

            assertEquals(List.of("a", "c"), found.stream().map(ScoredRecord::id).toList());
        }

        @Test
        void findsNothingForAnUnknownIdOrNamespace() {
            assertEquals(List.of(), records.query(new RecordQuery("", 5, null, "nobody", null, false, false)));
            assertEquals(List.of(), records.nearest("nowhere", 5, 1, 0));
        }

        @Test
        void ranksByTheMetricOfTheIndex() {
            var euclidean = new TestRecords(service, Metric.EUCLIDEAN, 2);
            euclidean.upsert("", record("far", 10, 0), record("near", 1, 1));
            var dot = new TestRecords(service, Metric.DOTPRODUCT, 2);
            dot.upsert("", record("far", 10, 0), record("near", 1, 1));

            assertEquals(List.of("near", "far"), euclidean.nearest("", 2, 1, 0));
            assertEquals(List.of("far", "near"), dot.nearest("", 2, 1, 0));
        }
    }

    @Nested
    class Fetch {

        @Test
        void answersInTheOrderAskedAndLeavesOutWhatIsNotThere() {
            records.upsert("", record("a", 1, 0), record("b", Map.of("n", 1), 0, 1));

            var found = records.fetch("", "b", "nobody", "a");

            assertEquals(List.of("b", "a"), List.copyOf(found.keySet()));
            assertEquals(Map.of("n", 1L), found.get("b").metadata());
        }

        @Test
        void findsNothingInAnIndexThatWasNeverWrittenTo() {
            assertEquals(Map.of(), records.fetch("", "a"));
        }
    }

    @Nested
    class ListIds {

        @Test
        void pagesInBitwiseOrder() {
            for (var id : List.of("b", "B", "a", "é", "😀", "a1")) {
                records.upsert("", record(id, 1, 0));
            }

            assertEquals(List.of("B", "a", "a1", "b", "é", "😀"), all(null, 2));
        }

        @Test
        void keepsToThePrefix() {
            for (var id : List.of("doc1#a", "doc1#b", "doc10#a", "doc2#a", "doc1")) {
                records.upsert("", record(id, 1, 0));
            }

            assertEquals(List.of("doc1#a", "doc1#b"), all("doc1#", 1));
        }

        @Test
        void refusesATokenOfItsOwnMaking() {
            var failure = assertThrows(
                    ApiException.class, () -> get(service.list(records.index, new IdQuery("", null, null, "%%%"))));

            assertEquals(ErrorCode.INVALID_ARGUMENT, failure.code());
        }

        private List<String> all(String prefix, int limit) {
            var ids = new ArrayList<String>();
            String token = null;
            do {
                var page = get(service.list(records.index, new IdQuery("", prefix, limit, token)));
                ids.addAll(page.items());
                token = page.next();
            } while (token != null);
            return ids;
        }
    }

    @Nested
    class Stats {

        @Test
        void countsWhatAFilterLetsThrough() {
            records.upsert("x", record("a", Map.of("n", 1), 1, 0), record("b", Map.of("n", 2), 1, 0));
            records.upsert("y", record("c", Map.of("n", 2), 1, 0));

            var stats = get(service.stats(records.index, Map.of("n", 2), _ -> true));

            assertEquals(new IndexStats(Map.of("x", 1L, "y", 1L), 2), stats);
        }
    }
}
