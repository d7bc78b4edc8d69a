package dev.larch.index.record;

import static dev.larch.index.record.TestRecords.get;
import static dev.larch.index.record.TestRecords.record;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.larch.index.Service;
import dev.larch.index.catalog.Metric;
import dev.larch.index.operation.Delete;
import dev.larch.index.operation.RecordQuery;
import dev.larch.index.operation.ScoredRecord;
import dev.larch.index.search.SearchMemory;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Many callers at once come to what each of them was told. */
@Service
class RecordConcurrencyTest {

    private static final int CALLERS = 8;

    @Inject
    RecordService service;

    @Inject
    SearchMemory memory;

    @Inject
    Pool pool;

    private TestRecords records;

    @BeforeEach
    void makeIndex() {
        records = new TestRecords(service, Metric.EUCLIDEAN, 2);
    }

    @Test
    void endsAsAModelDoes() throws Exception {
        var model = new ConcurrentHashMap<String, Integer>();
        records.nearest("", 1, 0, 0);

        atOnce(caller -> {
            var random = new Random(caller);
            for (int step = 1; step <= 60; step++) {
                // Ids of its own, between those of the others: so each caller knows how its records must end.
                step(model, "r" + (random.nextInt(5) * CALLERS + caller), caller * 1000 + step, random.nextInt(4));
            }
            return null;
        });

        assertEquals(model, vectorsByQuery());
        assertEquals(model, vectorsByFetch(model.keySet().toArray(String[]::new)));
        memory.drop(records.index.id());
        assertEquals(model, vectorsByQuery());
    }

    private void step(Map<String, Integer> model, String id, int value, int kind) {
        switch (kind) {
            case 0 -> {
                records.delete(new Delete.ByIds("", List.of(id)));
                model.remove(id);
            }
            case 1 -> {
                records.update("", id, new float[] {value, 1}, null);
                model.computeIfPresent(id, (_, _) -> value);
            }
            default -> {
                records.upsert("", record(id, value, 1));
                model.put(id, value);
            }
        }
        assertEquals(model.containsKey(id), records.fetch("", id).containsKey(id));
    }

    @Test
    void agreesWithItselfOnRecordsThatAllWrite() throws Exception {
        records.nearest("", 1, 0, 0);

        atOnce(caller -> {
            var random = new Random(caller);
            for (int step = 0; step < 40; step++) {
                var id = "r" + random.nextInt(10);
                switch (random.nextInt(5)) {
                    case 0 -> records.delete(new Delete.ByIds("", List.of(id)));
                    case 1 -> records.delete(new Delete.ByFilter("", Map.of("n", random.nextInt(10))));
                    case 2 -> records.update("", id, null, Map.of("n", random.nextInt(10)));
                    default -> records.upsert("", record(id, Map.of("n", step % 10), caller, step + 1));
                }
            }
            return null;
        });

        var inMemory = records.query(new RecordQuery("", 100, new float[2], null, null, true, true)).stream()
                .collect(Collectors.toMap(ScoredRecord::id, found -> found));
        var stored =
                records.fetch("", IntStream.range(0, 10).mapToObj(i -> "r" + i).toArray(String[]::new));
        assertEquals(stored.keySet(), inMemory.keySet());
        stored.forEach((id, expected) -> {
            assertArrayEquals(expected.values(), inMemory.get(id).values());
            assertEquals(expected.metadata(), inMemory.get(id).metadata());
        });
    }

    @Test
    void losesNoUpdateOfARecordThatAllUpdate() throws Exception {
        records.upsert("", record("a", 1, 0));

        atOnce(caller -> {
            for (int step = 0; step < 10; step++) {
                records.update("", "a", null, Map.of("f%d_%d".formatted(caller, step), true));
            }
            return null;
        });

        assertEquals(CALLERS * 10, records.fetch("", "a").get("a").metadata().size());
    }

    @Test
    void numbersRowsWithoutAGapInTheOrderOfCommits() throws Exception {
        var writing = new AtomicBoolean(true);
        try (var threads = Executors.newSingleThreadExecutor()) {
            var followed = threads.submit(() -> follow(writing));

            atOnce(caller -> {
                for (int step = 0; step < 30; step++) {
                    records.upsert("s" + caller, record("a" + step, 1, 0), record("b" + step, 1, 0));
                }
                return null;
            });
            writing.set(false);

            var expected = IntStream.rangeClosed(1, CALLERS * 60)
                    .mapToObj(Long::valueOf)
                    .toList();
            assertEquals(expected, followed.get());
        }
    }

    /** Reads what is committed after the last that was read, as another replica would. */
    private List<Long> follow(AtomicBoolean writing) {
        var followed = new ArrayList<Long>();
        boolean more = true;
        while (more) {
            more = writing.get();
            long last = followed.isEmpty() ? 0 : followed.getLast();
            get(pool.preparedQuery("SELECT seq FROM records WHERE index_id = $1 AND seq > $2 ORDER BY seq")
                            .execute(Tuple.of(records.index.id(), last)))
                    .forEach(row -> followed.add(row.getLong(0)));
        }
        return followed;
    }

    private Map<String, Integer> vectorsByQuery() {
        return records.query(new RecordQuery("", 10_000, new float[2], null, null, true, false)).stream()
                .collect(Collectors.toMap(ScoredRecord::id, found -> (int) found.values()[0]));
    }

    private Map<String, Integer> vectorsByFetch(String... ids) {
        var vectors = new HashMap<String, Integer>();
        records.fetch("", ids).forEach((id, found) -> vectors.put(id, (int) found.values()[0]));
        return vectors;
    }

    private static void atOnce(Callers work) throws InterruptedException, ExecutionException {
        try (var threads = Executors.newFixedThreadPool(CALLERS)) {
            var tasks = IntStream.range(0, CALLERS)
                    .mapToObj(caller -> (Callable<Void>) () -> work.run(caller))
                    .toList();
            for (var done : threads.invokeAll(tasks)) {
                done.get();
            }
        }
    }

    private interface Callers {
        Void run(int caller) throws Exception;
    }
}
