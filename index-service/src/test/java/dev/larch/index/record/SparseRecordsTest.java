package dev.larch.index.record;

import static dev.larch.index.record.TestRecords.record;
import static dev.larch.index.record.TestRecords.sparse;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.larch.index.Service;
import dev.larch.index.catalog.Metric;
import dev.larch.index.operation.Delete;
import dev.larch.index.operation.RecordQuery;
import dev.larch.index.operation.ScoredRecord;
import dev.larch.index.operation.SparseValues;
import dev.larch.index.operation.Update;
import dev.larch.index.operation.VectorRecord;
import dev.larch.index.search.SearchMemory;
import dev.larch.kernel.ApiException;
import dev.larch.kernel.ErrorCode;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** Records with sparse vectors: alone, and beside dense ones. */
@Service
class SparseRecordsTest {

    private static final float[] NONE = {};

    @Inject
    RecordService service;

    @Inject
    SearchMemory memory;

    @Nested
    class Alone {

        private TestRecords records;

        @BeforeEach
        void makeIndex() {
            records = TestRecords.sparse(service);
            records.upsert(
                    "",
                    new VectorRecord("a", NONE, sparse(1, 0.5f, 7, 2), Map.of("genre", "jazz")),
                    new VectorRecord("b", NONE, sparse(7, 1), null),
                    new VectorRecord("c", NONE, sparse(9, 1), null));
        }

        @Test
        void areFoundByTheirDotProductWhereTheyShareAnIndex() {
            var found = records.query(query(sparse(7, 3), null, true));

            assertEquals(
                    List.of("a 6.0", "b 3.0"),
                    found.stream().map(hit -> hit.id() + " " + hit.score()).toList());
            assertEquals(text(sparse(1, 0.5f, 7, 2)), text(found.getFirst().sparse()));
            assertArrayEquals(NONE, found.getFirst().values());
        }

        @Test
        void areFoundByTheVectorOfAnotherOne() {
            assertEquals(List.of("a", "b"), ids(records.query(query(null, "b", false))));
        }

        @Test
        void comeBackAsTheyWereWrittenAfterTheyWereForgotten() {
            memory.drop(records.index.id());

            var fetched = records.fetch("", "a").get("a");

            assertEquals(text(sparse(1, 0.5f, 7, 2)), text(fetched.sparse()));
            assertEquals(Map.of("genre", "jazz"), fetched.metadata());
            assertEquals(List.of("a", "b"), ids(records.query(query(sparse(7, 3), null, false))));
        }

        @Test
        void areReplacedByAnUpdateThatLeavesMetadataAlone() {
            records.update(new Update.One("", "a", null, sparse(9, 5), null));

            assertEquals(List.of("a", "c"), ids(records.query(query(sparse(9, 1), null, false))));
            assertEquals(
                    Map.of("genre", "jazz"), records.fetch("", "a").get("a").metadata());
        }

        @Test
        void areTakenAgainAfterTheirNamespaceWasEmptied() {
            assertEquals(2, records.query(query(sparse(7, 3), null, false)).size());

            records.delete(new Delete.All(""));
            records.upsert("", new VectorRecord("d", NONE, sparse(7, 1), null));

            assertEquals(List.of("d"), ids(records.query(query(sparse(7, 3), null, false))));
        }

        @Test
        void areAllThatTheIndexTakes() {
            assertRefused(
                    "vectors[0].sparseValues: a sparse index needs sparse values.",
                    () -> records.upsert("", record("a")));
            assertRefused(
                    "vectors[0].values: a sparse index takes sparse values only.",
                    () -> records.upsert("", new VectorRecord("a", new float[] {1}, sparse(1, 1), null)));
            assertRefused("vector: a sparse index takes sparse values only.", () -> records.nearest("", 1, 1f));
            assertRefused(
                    "sparseValues: The sparse vector's index at position 1 is 4, as at position 0: each index may be there once.",
                    () -> records.update(new Update.One("", "a", null, sparse(4, 1, 4, 2), null)));
        }
    }

    @Nested
    class BesideDenseOnes {

        private TestRecords records;

        @BeforeEach
        void makeIndex() {
            records = new TestRecords(service, Metric.DOTPRODUCT, 2);
            records.upsert(
                    "",
                    new VectorRecord("both", new float[] {1, 0}, sparse(5, 1), null),
                    new VectorRecord("dense", new float[] {2, 0}, null, null));
        }

        @Test
        void addTheirScores() {
            var found = records.query(query(new float[] {1, 0}, sparse(5, 4)));

            assertEquals(
                    List.of("both 5.0", "dense 2.0"),
                    found.stream().map(hit -> hit.id() + " " + hit.score()).toList());
            assertNull(found.getLast().sparse());
        }

        @Test
        void arePartOfAQueryByIdAndStayInAnUpdateOfTheDenseOne() {
            records.update("", "both", new float[] {1, 1}, null);

            assertEquals(
                    text(sparse(5, 1)),
                    text(records.fetch("", "both").get("both").sparse()));
            var found = records.query(new RecordQuery("", 2, null, "both", null, false, false));
            assertEquals(3, found.getFirst().score());
        }

        @Test
        void needADenseOneBesideThem() {
            assertRefused(
                    "Vector dimension 0 does not match the dimension of the index 2",
                    () -> records.query(query(sparse(5, 1), null, false)));
        }

        @Test
        void areRefusedByOtherMetricsInPineconesWords() {
            var cosine = new TestRecords(service, Metric.COSINE, 2);
            var refusal = "Index configuration does not support sparse values - only indexes that are sparse or using"
                    + " dotproduct are supported";

            assertRefused(
                    refusal, () -> cosine.upsert("", new VectorRecord("a", new float[] {1, 0}, sparse(5, 1), null)));
            assertRefused(refusal, () -> cosine.query(query(new float[] {1, 0}, sparse(5, 4))));
        }
    }

    private static RecordQuery query(@Nullable SparseValues vector, @Nullable String id, boolean includeValues) {
        return new RecordQuery("", 10, null, vector, id, null, includeValues, false);
    }

    private static RecordQuery query(float[] vector, SparseValues sparse) {
        return new RecordQuery("", 10, vector, sparse, null, null, true, false);
    }

    private static List<String> ids(List<ScoredRecord> found) {
        return found.stream().map(ScoredRecord::id).toList();
    }

    private static String text(@Nullable SparseValues values) {
        return values == null ? "none" : Arrays.toString(values.indices()) + Arrays.toString(values.values());
    }

    private static void assertRefused(String message, Executable call) {
        var failure = assertThrows(ApiException.class, call);
        assertEquals(ErrorCode.INVALID_ARGUMENT, failure.code());
        assertEquals(message, failure.publicMessage());
    }
}
