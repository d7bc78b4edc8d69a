package dev.larch.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.larch.engine.filter.Filter;
import dev.larch.engine.filter.Metadata;
import dev.larch.engine.record.GraphLimits;
import dev.larch.engine.search.Match;
import dev.larch.engine.search.SearchRequest;
import dev.larch.engine.vector.Metric;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Searches while other threads write: each record is there once, whole, and never older than before. */
class ConcurrentReadersTest {

    private static final Filter EVEN_OR_ODD = Filter.parse(Map.of("kind", Map.of("$in", List.of("even", "odd"))));

    private NamespaceIndex index = new NamespaceIndex(2, Metric.DOT_PRODUCT);
    private final AtomicBoolean done = new AtomicBoolean();

    @ParameterizedTest
    @CsvSource({"20, 30000", "6000, 30000"})
    void seeEveryRecordInExactlyOneVersion(int ids, int writes) throws Exception {
        seeEveryRecordOnce(ids, writes);
    }

    /** With the graph changing under the walks, and rebuilt again and again. */
    @ParameterizedTest
    @CsvSource({"20, 20000", "1000, 8000"})
    void seeEveryRecordInExactlyOneVersionInTheGraph(int ids, int writes) throws Exception {
        index = new NamespaceIndex(2, Metric.DOT_PRODUCT, new GraphLimits(0, 0));

        seeEveryRecordOnce(ids, writes);
    }

    private void seeEveryRecordOnce(int ids, int writes) throws Exception {
        for (int id = 0; id < ids; id++) {
            write(id, id + 1);
        }

        try (var threads = Executors.newFixedThreadPool(4)) {
            List<Future<Integer>> readers = List.of(threads.submit(reader(ids)), threads.submit(reader(ids)));
            Future<?> finder = threads.submit(() -> findUntilDone(ids));
            Future<?> writer = threads.submit(() -> writeAll(ids, writes));
            writer.get();
            finder.get();
            for (var reader : readers) {
                assertTrue(reader.get() > 0);
            }
        }
        assertEquals(ids + writes, index.appliedSequence());
    }

    private void writeAll(int ids, int writes) {
        for (int i = 0; i < writes; i++) {
            write(i * 7919 % ids, ids + i + 1);
        }
        done.set(true);
    }

    /** A version says its number in its vector, its sequence and its metadata. */
    private void write(int id, int version) {
        var kind = version % 2 == 0 ? "even" : "odd";
        index.upsert(
                "id" + id, new float[] {version, 1}, Metadata.of(Map.of("version", version, "kind", kind)), version);
    }

    private Callable<Integer> reader(int ids) {
        return () -> {
            int searches = 0;
            var newest = new HashMap<String, Long>();
            do {
                long applied = index.appliedSequence();
                check(index.search(new SearchRequest(new float[] {1, 0}, 10_000, EVEN_OR_ODD)), ids, newest);
                assertTrue(newest.values().stream().anyMatch(version -> version >= applied));
                searches++;
            } while (!done.get());
            return searches;
        };
    }

    private static void check(List<Match> matches, int ids, Map<String, Long> newest) {
        assertEquals(ids, matches.size());
        assertEquals(ids, matches.stream().map(Match::id).distinct().count());
        for (var match : matches) {
            assertEquals(match.sequence(), (long) match.score());
            assertEquals(versioned(match.sequence()), match.metadata());
            assertTrue(match.sequence() >= newest.getOrDefault(match.id(), 0L), "went back in time");
            newest.put(match.id(), match.sequence());
        }
    }

    private void findUntilDone(int ids) {
        for (int id = 0; !done.get(); id = (id + 1) % ids) {
            var found = index.find("id" + id).orElseThrow();
            assertEquals(found.sequence(), (long) found.vector()[0]);
            assertEquals(versioned(found.sequence()), found.metadata());
        }
    }

    private static Metadata versioned(long version) {
        return Metadata.of(Map.of("version", version, "kind", version % 2 == 0 ? "even" : "odd"));
    }
}
