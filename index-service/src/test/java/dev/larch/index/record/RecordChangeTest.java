package dev.larch.index.record;

import static dev.larch.index.record.TestRecords.get;
import static dev.larch.index.record.TestRecords.record;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.larch.index.Service;
import dev.larch.index.catalog.Metric;
import dev.larch.index.namespace.NamespaceQuery;
import dev.larch.index.namespace.NamespaceService;
import dev.larch.index.operation.Delete;
import dev.larch.kernel.ApiException;
import dev.larch.kernel.ErrorCode;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Records that are changed in part, and records that go. */
@Service
class RecordChangeTest {

    @Inject
    RecordService service;

    @Inject
    NamespaceService namespaces;

    private TestRecords records;

    @BeforeEach
    void makeIndex() {
        records = new TestRecords(service, Metric.COSINE, 2);
    }

    @Nested
    class UpdateOne {

        @Test
        void mergesMetadataAndKeepsTheVector() {
            records.upsert("", record("a", Map.of("genre", "jazz", "year", 1), 1, 0));
            assertEquals(List.of("a"), records.matching("", Map.of("genre", "jazz")));

            records.update("", "a", null, Map.of("genre", "rock", "new", true));

            var changed = records.fetch("", "a").get("a");
            assertEquals(Map.of("genre", "rock", "year", 1L, "new", true), changed.metadata());
            assertArrayEquals(new float[] {1, 0}, changed.values());
            assertEquals(List.of("a"), records.matching("", Map.of("genre", "rock")));
            assertEquals(List.of(), records.matching("", Map.of("genre", "jazz")));
        }

        @Test
        void replacesTheVectorAndKeepsMetadata() {
            records.upsert("", record("a", Map.of("genre", "jazz"), 1, 0));

            records.update("", "a", new float[] {0, 2}, null);

            var changed = records.fetch("", "a").get("a");
            assertArrayEquals(new float[] {0, 2}, changed.values());
            assertEquals(Map.of("genre", "jazz"), changed.metadata());
        }

        @Test
        void doesNothingForAnUnknownId() {
            records.update("", "nobody", new float[] {1, 0}, null);

            assertEquals(Map.of(), records.fetch("", "nobody"));
        }

        @Test
        void refusesMetadataThatGrowsTooLarge() {
            records.upsert("", record("a", Map.of("one", "x".repeat(30_000)), 1, 0));

            var failure = assertThrows(
                    ApiException.class, () -> records.update("", "a", null, Map.of("two", "x".repeat(30_000))));

            assertEquals(ErrorCode.INVALID_ARGUMENT, failure.code());
            assertEquals(
                    Set.of("one"), records.fetch("", "a").get("a").metadata().keySet());
        }
    }

    @Nested
    class DeleteMany {

        @BeforeEach
        void fill() {
            records.upsert("", record("a", Map.of("n", 1), 1, 0), record("b", Map.of("n", 2), 1, 0));
            records.upsert("", record("c", Map.of("n", 3), 1, 0));
            records.upsert("other", record("a", Map.of("n", 1), 1, 0));
        }

        @Test
        void removesById() {
            assertEquals(3, records.nearest("", 9, 1, 0).size());

            records.delete(new Delete.ByIds("", List.of("a", "nobody")));

            assertEquals(List.of("b", "c"), records.nearest("", 9, 1, 0));
            assertEquals(Map.of(), records.fetch("", "a"));
            assertEquals(Map.of("__default__", 2L, "other", 1L), records.stats().namespaces());
        }

        @Test
        void removesByFilter() {
            records.delete(new Delete.ByFilter("", Map.of("n", Map.of("$gte", 2))));

            assertEquals(List.of("a"), records.nearest("", 9, 1, 0));
            assertEquals(Set.of("a"), records.fetch("", "a", "b", "c").keySet());
        }

        @Test
        void removesByFilterAlsoWhatWasNotInMemory() {
            assertEquals(3, records.nearest("", 9, 1, 0).size());
            records.upsert("", record("d", Map.of("n", 9), 1, 0));

            records.delete(new Delete.ByFilter("", Map.of("n", 9)));

            assertEquals(List.of("a", "b", "c"), records.nearest("", 9, 1, 0));
        }

        @Test
        void removesANamespace() {
            assertEquals(3, records.nearest("", 9, 1, 0).size());

            records.delete(new Delete.All(""));

            assertEquals(List.of(), records.nearest("", 9, 1, 0));
            assertEquals(Map.of("other", 1L), records.stats().namespaces());
        }

        @Test
        void bringsARecordBackWhenItIsWrittenAgain() {
            records.delete(new Delete.All(""));
            records.upsert("", record("a", 0, 1));

            assertEquals(List.of("a"), records.nearest("", 9, 1, 0));
            assertEquals(Set.of("a"), records.fetch("", "a", "b").keySet());
        }

        @Test
        void refusesAnEmptyFilter() {
            assertThrows(ApiException.class, () -> records.delete(new Delete.ByFilter("", Map.of())));

            assertFalse(records.nearest("", 9, 1, 0).isEmpty());
        }
    }

    @Nested
    class DropIndex {

        @Test
        void leavesNothingBehindAndTakesNoMore() {
            records.upsert("", record("a", 1, 0));
            get(namespaces.create(records.index, records.caller, "created", null));

            get(service.dropIndex(records.index.id()));
            get(service.dropIndex(records.index.id()));

            assertEquals(0, records.stats().total());
            assertEquals(Map.of(), records.fetch("", "a"));
            assertEquals(
                    0,
                    get(namespaces.list(records.index, new NamespaceQuery(null, null, null), _ -> true))
                            .total());
            var failure = assertThrows(ApiException.class, () -> records.upsert("", record("b", 1, 0)));
            assertEquals(ErrorCode.NOT_FOUND, failure.code());
        }
    }
}
