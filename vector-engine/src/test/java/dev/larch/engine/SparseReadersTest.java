package dev.larch.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.larch.engine.filter.Metadata;
import dev.larch.engine.record.GraphLimits;
import dev.larch.engine.record.VectorRecord;
import dev.larch.engine.search.Match;
import dev.larch.engine.search.SearchRequest;
import dev.larch.engine.vector.Metric;
import dev.larch.engine.vector.SparseVector;
import java.util.HashMap;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** Searches by sparse vectors while another thread writes: each record is there once, whole, and never older than before. */
class SparseReadersTest {

    /** Every version has this term, with its number as the weight. */
    private static final long VERSION = 0;

    private static final int IDS = 300;
    private static final int WRITES = 20_000;
    private static final int TERMS = 60;

    private final AtomicBoolean done = new AtomicBoolean();

    @Test
    void seeEveryRecordOnceWhereSparseVectorsAreAlone() throws Exception {
        seeEveryRecordOnce(NamespaceIndex.sparse());
    }

    @Test
    void seeEveryRecordOnceWhereDenseOnesAreLinked() throws Exception {
        seeEveryRecordOnce(new NamespaceIndex(2, Metric.DOT_PRODUCT, new GraphLimits(0, 0)));
    }

    private void seeEveryRecordOnce(NamespaceIndex index) throws Exception {
        for (int version = 1; version <= IDS; version++) {
            write(index, version);
        }

        try (var threads = Executors.newFixedThreadPool(3)) {
            List<Future<Integer>> readers = List.of(threads.submit(reader(index)), threads.submit(reader(index)));
            Future<?> writer = threads.submit(() -> writeAll(index));
            writer.get();
            for (var reader : readers) {
                assertTrue(reader.get() > 0);
            }
        }
    }

    private void writeAll(NamespaceIndex index) {
        try {
            for (int version = IDS + 1; version <= IDS + WRITES; version++) {
                write(index, version);
            }
        } finally {
            done.set(true);
        }
    }

    /** The other terms are new with each version, so that the tables of terms grow and grow. */
    private static void write(NamespaceIndex index, int version) {
        var indices = new long[TERMS];
        var values = new float[TERMS];
        indices[0] = VERSION;
        values[0] = version;
        for (int i = 1; i < TERMS; i++) {
            indices[i] = version * TERMS + i;
            values[i] = 1;
        }
        index.upsert(new VectorRecord(
                "id" + version * 7919 % IDS,
                new float[index.dimension()],
                SparseVector.of(indices, values),
                Metadata.EMPTY,
                version));
    }

    private Callable<Integer> reader(NamespaceIndex index) {
        var query = SparseVector.of(new long[] {VERSION}, new float[] {1});
        var request = new SearchRequest(new float[index.dimension()], query, 1000, null);
        return () -> {
            int searches = 0;
            var newest = new HashMap<String, Long>();
            do {
                long applied = index.appliedSequence();
                check(index.search(request), newest);
                assertTrue(newest.values().stream().anyMatch(version -> version >= applied));
                searches++;
            } while (!done.get());
            return searches;
        };
    }

    private static void check(List<Match> matches, HashMap<String, Long> newest) {
        assertEquals(IDS, matches.stream().map(Match::id).distinct().count());
        assertEquals(IDS, matches.size());
        for (var match : matches) {
            assertEquals(match.sequence(), (long) match.score());
            assertTrue(match.sequence() >= newest.getOrDefault(match.id(), 0L), "went back in time");
            newest.put(match.id(), match.sequence());
        }
    }
}
