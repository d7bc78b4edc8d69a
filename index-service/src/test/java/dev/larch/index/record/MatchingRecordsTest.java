package dev.larch.index.record;

import static dev.larch.index.record.TestRecords.record;
import static java.util.stream.Collectors.joining;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.larch.index.Service;
import dev.larch.index.TestOutbox;
import dev.larch.index.catalog.Metric;
import dev.larch.index.operation.MatchingQuery;
import dev.larch.index.operation.Update;
import dev.larch.index.operation.VectorRecord;
import dev.larch.kernel.ApiException;
import dev.larch.kernel.ErrorCode;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** Records that are named by a condition on their metadata. */
@Service
class MatchingRecordsTest {

    /** More than are changed in one commit. */
    private static final int MANY = 1_200;

    private static final Map<String, Object> JAZZ = Map.of("genre", "jazz");

    @Inject
    RecordService service;

    private TestRecords records;

    @BeforeEach
    void makeIndex() {
        records = new TestRecords(service, Metric.COSINE, 2);
    }

    @Nested
    class UpdateMany {

        @Test
        void changesTheMetadataOfEachThatMatches() {
            records.upsert(
                    "",
                    record("a", Map.of("genre", "jazz", "year", 1), 1, 0),
                    record("b", Map.of("genre", "rock"), 1, 0),
                    record("c", JAZZ, 0, 1));

            assertEquals(2, records.update(update(JAZZ, Map.of("good", true), false)));

            var fetched = records.fetch("", "a", "b", "c");
            assertEquals(
                    Map.of("genre", "jazz", "year", 1L, "good", true),
                    fetched.get("a").metadata());
            assertEquals(Map.of("genre", "rock"), fetched.get("b").metadata());
            assertEquals(Map.of("genre", "jazz", "good", true), fetched.get("c").metadata());
            assertEquals(List.of("a", "c"), records.matching("", Map.of("good", true)));
        }

        @Test
        void goesThroughAllOfThemInParts() {
            fill(MANY);

            assertEquals(MANY, records.update(update(JAZZ, Map.of("genre", "rock"), false)));

            assertEquals(0, records.update(update(JAZZ, Map.of("genre", "rock"), true)));
            assertEquals(MANY, records.matching("", Map.of("genre", "rock")).size());
            assertEquals(List.of(200, 500, 500), counts());
        }

        @Test
        void onlyCountsWhenItIsTried() {
            fill(3);

            assertEquals(3, records.update(update(JAZZ, null, true)));
            assertEquals(3, records.update(update(JAZZ, Map.of("genre", "rock"), true)));

            assertEquals(3, records.matching("", JAZZ).size());
            assertEquals(List.of(), counts());
        }

        @Test
        void tellsOfACallThatFoundNothing() {
            assertEquals(0, records.update(update(JAZZ, Map.of("genre", "rock"), false)));

            assertEquals(List.of(0), counts());
        }

        /** Both look for the same records, and each record can be moved on by one of them only. */
        @Test
        void judgesEachRecordAgainWhenItChangesIt() throws InterruptedException {
            fill(MANY);

            int changed;
            try (var threads = Executors.newFixedThreadPool(8)) {
                var calls = IntStream.range(0, 8)
                        .mapToObj(_ ->
                                (Callable<Integer>) () -> records.update(update(JAZZ, Map.of("genre", "rock"), false)))
                        .toList();
                changed = threads.invokeAll(calls).stream()
                        .mapToInt(future -> future.resultNow())
                        .sum();
            }

            assertEquals(MANY, changed);
        }

        @Test
        void namesTheRecordWhoseMetadataWouldGrowTooLargeAndTellsHowFarItGot() {
            fill(MANY);
            records.upsert("", record("z", Map.of("genre", "jazz", "text", "x".repeat(30_000)), 1, 0));

            var failure = assertThrows(
                    ApiException.class,
                    () -> records.update(update(JAZZ, Map.of("genre", "rock", "more", "x".repeat(30_000)), false)));

            assertEquals(ErrorCode.INVALID_ARGUMENT, failure.code());
            assertTrue(
                    failure.publicMessage()
                            .matches(
                                    "Record 'z': metadata size is \\d+ bytes, which exceeds the limit of"
                                            + " 40960 bytes per vector \\(1000 records were changed before it; call again to go on.\\)"),
                    failure.publicMessage());
            assertEquals(MANY - 1000 + 1, records.matching("", JAZZ).size());
        }

        @Test
        void refusesWhatSaysTooLittle() {
            assertRefused(
                    "filter: is empty: say which records to change.",
                    () -> records.update(update(Map.of(), Map.of("a", 1), false)));
            assertRefused(
                    "setMetadata: say what to change: an update by filter changes metadata only.",
                    () -> records.update(update(JAZZ, null, false)));
        }

        private Update update(Map<String, Object> filter, @Nullable Map<String, Object> metadata, boolean dryRun) {
            return new Update.Matching("", filter, metadata, dryRun);
        }

        /** How many records each audit event of an update in this index tells of, sorted. */
        private List<Integer> counts() {
            return TestOutbox.events(records.organizationId).stream()
                    .filter(event -> event.getString("action").equals("update"))
                    .map(event -> event.getJsonObject("parameters").getInteger("count"))
                    .sorted()
                    .toList();
        }
    }

    @Nested
    class FetchMany {

        @Test
        void readsThemInPagesInTheOrderOfTheirIds() {
            fill(5);
            records.upsert("", record("other", 1, 0));

            var first = records.fetchMatching(new MatchingQuery("", JAZZ, 3, null));
            var second = records.fetchMatching(new MatchingQuery("", JAZZ, 3, first.next()));

            assertEquals("r0000 r0001 r0002", ids(first.items()));
            assertEquals("r0003 r0004", ids(second.items()));
            assertNull(second.next());
            assertEquals(JAZZ, second.items().getFirst().metadata());
            assertEquals(2, second.items().getFirst().values().length);
        }

        @Test
        void readsAHundredUnlessToldOtherwiseAndAllWithoutAFilter() {
            fill(150);

            var first = records.fetchMatching(new MatchingQuery("", null, null, null));
            var second = records.fetchMatching(new MatchingQuery("", null, null, first.next()));

            assertEquals(100, first.items().size());
            assertEquals(50, second.items().size());
            assertNull(second.next());
        }

        @Test
        void findsNothingInANamespaceThatIsNone() {
            assertEquals(
                    List.of(),
                    records.fetchMatching(new MatchingQuery("none", JAZZ, null, null))
                            .items());
        }

        @Test
        void refusesWhatItCannotRead() {
            assertRefused(
                    "limit: must be 1 to 1000, but is 1001.",
                    () -> records.fetchMatching(new MatchingQuery("", JAZZ, 1001, null)));
            assertRefused(
                    "paginationToken: must be the token of the page before, unchanged.",
                    () -> records.fetchMatching(new MatchingQuery("", JAZZ, 1, "%")));
        }

        private static String ids(List<VectorRecord> found) {
            return found.stream().map(VectorRecord::id).collect(joining(" "));
        }
    }

    private void fill(int count) {
        for (int start = 0; start < count; start += 1000) {
            records.upsert(
                    "",
                    IntStream.range(start, Math.min(start + 1000, count))
                            .mapToObj(i -> record("r%04d".formatted(i), JAZZ, 1, i))
                            .toArray(VectorRecord[]::new));
        }
    }

    private static void assertRefused(String message, Executable call) {
        var failure = assertThrows(ApiException.class, call);
        assertEquals(ErrorCode.INVALID_ARGUMENT, failure.code());
        assertEquals(message, failure.publicMessage());
    }
}
