package dev.larch.index.record;

import static dev.larch.index.record.TestRecords.get;
import static dev.larch.index.record.TestRecords.record;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.larch.index.Service;
import dev.larch.index.TestOutbox;
import dev.larch.index.catalog.Metric;
import dev.larch.index.commit.IndexWriters;
import dev.larch.index.commit.WriteRequest;
import dev.larch.index.commit.WriteRequest.Event;
import dev.larch.index.crypto.UnreadableRecordException;
import dev.larch.index.operation.Delete;
import dev.larch.index.operation.VectorRecord;
import dev.larch.index.search.SearchMemory;
import dev.larch.index.store.RecordKey;
import dev.larch.index.store.RowChange;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What PostgreSQL holds of records, and what of it is believed. */
@Service
class RecordStorageTest {

    @Inject
    RecordService service;

    @Inject
    SearchMemory memory;

    @Inject
    IndexWriters writers;

    @Inject
    Pool pool;

    private TestRecords records;

    @BeforeEach
    void makeIndex() {
        records = new TestRecords(service, Metric.EUCLIDEAN, 2);
    }

    @Test
    void holdsNoMetadataInPlain() {
        records.upsert("", record("a", Map.of("title", "needle in a haystack"), 1, 0));

        var found = rows("""
                SELECT row::text FROM records AS row WHERE index_id = $1
                UNION ALL
                SELECT event::text FROM audit_outbox WHERE organization_id = $2""", records.index.id(), records.organizationId);

        assertEquals(2, found.size());
        var hex = HexFormat.of().formatHex("needle".getBytes(StandardCharsets.UTF_8));
        found.forEach(row -> assertFalse(
                row.getString(0).contains("needle") || row.getString(0).contains(hex)));
    }

    @Test
    void refusesAPayloadThatWasPutUnderAnotherId() {
        records.upsert("", record("a", 1, 0), record("b", 0, 1));
        rows(
                "UPDATE records SET payload = (SELECT payload FROM records WHERE index_id = $1 AND id = 'a')"
                        + " WHERE index_id = $1 AND id = 'b'",
                records.index.id());

        assertThrows(UnreadableRecordException.class, () -> records.fetch("", "b"));
        assertThrows(UnreadableRecordException.class, () -> records.nearest("", 1, 1, 0));
        assertEquals(1, records.fetch("", "a").size());
    }

    @Test
    void answersTheSameAfterARestart() {
        records.upsert(
                "",
                IntStream.range(0, 500)
                        .mapToObj(i -> record("r" + i, Map.of("n", i % 7), i, 1))
                        .toArray(VectorRecord[]::new));
        records.delete(new Delete.ByFilter("", Map.of("n", 3)));
        records.update("", "r0", new float[] {1000, 1}, Map.of("n", 100));
        records.delete(new Delete.ByIds("", List.of("r10", "r11")));
        var before = records.nearest("", 10_000, 250, 1);

        memory.drop(records.index.id());

        assertEquals(before, records.nearest("", 10_000, 250, 1));
        assertEquals(List.of("r0"), records.matching("", Map.of("n", 100)));
        assertEquals(before.size(), records.stats().total());
    }

    @Test
    void leavesTombstonesWithoutPayloads() {
        records.upsert("", record("a", 1, 0), record("b", 1, 0));
        records.delete(new Delete.ByIds("", List.of("a")));
        records.delete(new Delete.All(""));

        var found = rows(
                "SELECT deleted, payload IS NULL, seq FROM records WHERE index_id = $1 ORDER BY seq",
                records.index.id());

        assertEquals(List.of(3L, 4L), found.stream().map(row -> row.getLong(2)).toList());
        assertTrue(found.stream().allMatch(row -> row.getBoolean(0) && row.getBoolean(1)));
    }

    @Test
    void writesOneAuditEventPerCall() {
        records.upsert("n", record("a", Map.of("x", 1), 1, 0), record("b", 1, 0));
        records.update("n", "a", new float[] {1, 1}, null);
        records.delete(new Delete.ByFilter("n", Map.of("x", 1)));
        records.delete(new Delete.ByIds("n", List.of("a", "b")));
        records.delete(new Delete.All("n"));

        var events = events();

        assertEquals(
                List.of("upsert", "update", "delete", "delete", "delete"),
                events.stream().map(event -> event.getString("action")).toList());
        assertEquals(List.of(2, 1, 1, 2, 0), parameters(events, Integer.class, "count"));
        assertEquals(Collections.nCopies(5, "n"), parameters(events, String.class, "namespace"));
        assertEquals(List.of("filter", "ids", "all"), parameters(events.subList(2, 5), String.class, "kind"));
    }

    @Test
    void namesTheIndexInAnAuditEvent() {
        records.upsert("", record("a", 1, 0));

        var event = events().getFirst();

        assertEquals("record", event.getString("resource_type"));
        assertEquals(records.index.id().toString(), event.getString("resource_id"));
        assertEquals("books", event.getString("resource_name"));
    }

    @Test
    void writesNoAuditEventForACallThatFails() {
        assertThrows(RuntimeException.class, () -> records.upsert("", record("a", 1)));

        assertEquals(
                0,
                rows("SELECT 1 FROM audit_outbox WHERE organization_id = $1", records.organizationId)
                        .size());
    }

    @Test
    void keepsOneCallersFaultFromTheOthers() {
        var id = records.index.id();
        var first = writers.submit(id, removal("first"));
        var refused = writers.submit(id, removal("not \0 storable"));
        var last = writers.submit(id, removal("last"));

        var outcomes = get(Uni.join().all(first, recovered(refused), last).andFailFast());

        assertEquals(List.of(1, -1, 1), outcomes);
        assertEquals(
                List.of(1L, 2L),
                rows("SELECT seq FROM records WHERE index_id = $1 ORDER BY seq", id).stream()
                        .map(row -> row.getLong(0))
                        .toList());
    }

    private List<JsonObject> events() {
        return TestOutbox.events(records.organizationId);
    }

    private static <T> List<T> parameters(List<JsonObject> events, Class<T> type, String name) {
        return events.stream()
                .map(event -> type.cast(event.getJsonObject("parameters").getValue(name)))
                .toList();
    }

    private static Uni<Integer> recovered(Uni<Integer> refused) {
        return refused.onFailure().recoverWithItem(-1);
    }

    private WriteRequest removal(String id) {
        return new WriteRequest.Rows(
                List.of(new RowChange.Remove(new RecordKey("", id))),
                new Event(records.organizationId, UUID.randomUUID(), "{}"));
    }

    private List<Row> rows(String sql, Object... values) {
        return get(pool.preparedQuery(sql)
                .execute(Tuple.from(List.of(values)))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false).toList()));
    }
}
