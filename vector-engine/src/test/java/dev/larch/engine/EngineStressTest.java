package dev.larch.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.larch.engine.filter.Filter;
import dev.larch.engine.filter.Metadata;
import dev.larch.engine.record.GraphLimits;
import dev.larch.engine.search.Match;
import dev.larch.engine.search.SearchRequest;
import dev.larch.engine.vector.Metric;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Threads that write, delete, link and search at once, for {@code larch.stress.seconds} (2 by default). Of each id the
 * reader knows the last change that had returned before his search began: nothing older may show.
 */
class EngineStressTest {

    private static final int DIMENSION = 8;
    private static final int IDS = 3000;
    /** Ids below this one are never deleted. */
    private static final int ALWAYS_THERE = 1000;

    private static final int WRITERS = 3;
    private static final int READERS = 3;
    private static final long SECONDS = Long.getLong("larch.stress.seconds", 2);
    private static final Filter EVEN_OR_ODD = Filter.parse(Map.of("parity", Map.of("$in", List.of("even", "odd"))));

    private volatile long end;
    private final AtomicBoolean failed = new AtomicBoolean();
    private final AtomicLong sequence = new AtomicLong();
    /** By id, the last change that has returned: its sequence number, negated when it was a deletion. */
    private final AtomicLongArray settled = new AtomicLongArray(IDS);

    private final AtomicInteger newest = new AtomicInteger();
    private final AtomicLong changes = new AtomicLong();
    private final AtomicLong searches = new AtomicLong();

    /** All exact; some in the graph and some beside it; all in the graph. */
    @ParameterizedTest
    @CsvSource({"100000, EUCLIDEAN", "500, EUCLIDEAN", "500, COSINE", "0, DOT_PRODUCT"})
    void showsEachRecordOnceWholeAndNoOlderThanWhatHadReturned(int exactRows, Metric metric) throws Exception {
        var index = new NamespaceIndex(DIMENSION, metric, new GraphLimits(exactRows * 64L, 100));
        for (int id = 0; id < IDS; id++) {
            write(index, id);
        }
        end = System.nanoTime() + SECONDS * 1_000_000_000;

        try (var threads = Executors.newFixedThreadPool(WRITERS + READERS + 1)) {
            List<Future<Void>> work = new ArrayList<>();
            for (int writer = 0; writer < WRITERS; writer++) {
                int first = writer;
                var random = new Random(writer);
                work.add(threads.submit(untilTheEnd(() -> change(index, first + WRITERS * random.nextInt(IDS / 3)))));
            }
            for (int reader = 0; reader < READERS; reader++) {
                var random = new Random(reader);
                work.add(threads.submit(untilTheEnd(() -> search(index, random))));
            }
            work.add(threads.submit(untilTheEnd(() -> index.link(10))));
            for (var task : work) {
                task.get();
            }
        }
        System.out.printf(
                "%s, %d rows exact: %d changes, %d searches%n", metric, exactRows, changes.get(), searches.get());
        assertTrue(searches.get() > 0);
    }

    private Callable<Void> untilTheEnd(Runnable step) {
        return () -> {
            try {
                while (System.nanoTime() < end && !failed.get()) {
                    step.run();
                }
            } catch (Throwable failure) {
                failed.set(true);
                throw failure;
            }
            return null;
        };
    }

    private void change(NamespaceIndex index, int id) {
        if (id >= ALWAYS_THERE && id % 2 == 0 && settled.get(id) > 0) {
            long deletion = sequence.incrementAndGet();
            index.delete("id" + id, deletion);
            settled.set(id, -deletion);
        } else {
            write(index, id);
        }
        changes.incrementAndGet();
    }

    private void write(NamespaceIndex index, int id) {
        long version = sequence.incrementAndGet();
        index.upsert("id" + id, Vectors.gaussian(DIMENSION, version), metadata(version), version);
        settled.set(id, version);
        newest.set(id);
    }

    private void search(NamespaceIndex index, Random random) {
        int topK = random.nextInt(20) == 0 ? IDS : 10;
        var query = Vectors.gaussian(DIMENSION, random.nextInt());
        var before = new long[IDS];
        for (int id = 0; id < IDS; id++) {
            before[id] = settled.get(id);
        }

        var found = index.search(new SearchRequest(query, topK, random.nextBoolean() ? EVEN_OR_ODD : null));

        assertEquals(found.size(), found.stream().map(Match::id).distinct().count());
        for (var match : found) {
            check(match, before[number(match)], query, index.metric());
        }
        if (topK == IDS) {
            assertEquals(
                    ALWAYS_THERE,
                    found.stream().filter(match -> number(match) < ALWAYS_THERE).count());
        } else {
            assertEquals(topK, found.size());
        }
        if (index.metric() != Metric.DOT_PRODUCT) {
            findTheNewest(index);
        }
        searches.incrementAndGet();
    }

    /** A record is found by its own vector, wherever between tail and graph it is just now. */
    private void findTheNewest(NamespaceIndex index) {
        int id = newest.get();
        long version = settled.get(id);
        if (version > 0) {
            var found = index.search(new SearchRequest(Vectors.gaussian(DIMENSION, version), 1));
            boolean isStillThere = index.find("id" + id)
                    .filter(kept -> kept.sequence() == version)
                    .isPresent();
            assertTrue(
                    !isStillThere || found.getFirst().id().equals("id" + id),
                    () -> "id%d of %d was not found".formatted(id, version));
        }
    }

    private static void check(Match match, long before, float[] query, Metric metric) {
        assertTrue(
                before < 0 ? match.sequence() > -before : match.sequence() >= before,
                () -> "%s is of %d, and %d had returned".formatted(match.id(), match.sequence(), before));
        assertEquals(metadata(match.sequence()), match.metadata());
        float expected = new NaiveIndex(metric).score(query, Vectors.gaussian(DIMENSION, match.sequence()));
        assertEquals(expected, match.score(), 1e-4 * Math.max(1, Math.abs(expected)));
    }

    private static int number(Match match) {
        return Integer.parseInt(match.id().substring(2));
    }

    private static Metadata metadata(long version) {
        return Metadata.of(Map.of("version", version, "parity", version % 2 == 0 ? "even" : "odd"));
    }
}
