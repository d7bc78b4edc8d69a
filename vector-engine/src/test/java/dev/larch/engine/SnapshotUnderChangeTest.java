package dev.larch.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.larch.engine.filter.Metadata;
import dev.larch.engine.memory.MemoryBudget;
import dev.larch.engine.record.GraphLimits;
import dev.larch.engine.search.SearchRequest;
import dev.larch.engine.vector.Metric;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An index that is written while others change it and link its rows; what was changed later is replayed. */
class SnapshotUnderChangeTest {

    private static final int DIMENSION = 8;
    private static final int IDS = 1500;
    private static final int CHANGES = 8_000;

    private final AtomicBoolean done = new AtomicBoolean();

    @ParameterizedTest
    @CsvSource({"0", "500", "100000"})
    void equalsTheIndexOnceTheRestIsReplayed(int exactRows) throws Exception {
        var limits = new GraphLimits(exactRows * 64L, 0);
        var index = new NamespaceIndex(DIMENSION, Metric.EUCLIDEAN, limits);
        IntStream.rangeClosed(1, IDS).forEach(number -> change(index, number));

        var out = new SlowStream(index);
        try (var threads = Executors.newFixedThreadPool(2)) {
            List<Future<?>> others =
                    List.of(threads.submit(() -> changeAll(index)), threads.submit(() -> linkUntilDone(index)));
            long written = index.writeTo(out);
            for (var other : others) {
                other.get();
            }
            assertTrue(out.changesMeanwhile() > 100, "nothing changed while it was written");
            assertSameOnceReplayed(index, read(out, limits), written);
        }
    }

    private static void assertSameOnceReplayed(NamespaceIndex index, NamespaceIndex restored, long written) {
        assertEquals(written, restored.appliedSequence());
        for (long number = written + 1; number <= IDS + CHANGES; number++) {
            change(restored, number);
        }

        assertEquals(index.appliedSequence(), restored.appliedSequence());
        assertEquals(index.size(), restored.size());
        for (int id = 0; id < IDS; id++) {
            var found = restored.find("id" + id);
            var expected = index.find("id" + id);
            assertEquals(expected.isPresent(), found.isPresent());
            if (expected.isPresent()) {
                assertEquals(expected.get().sequence(), found.get().sequence());
                assertEquals(expected.get().metadata(), found.get().metadata());
                assertArrayEquals(expected.get().vector(), found.get().vector());
            }
        }
        var all = new SearchRequest(new float[DIMENSION], IDS);
        assertEquals(index.search(all), restored.search(all));
        assertTrue(sameDistances(index, restored) >= 0.95 * 10 * 100);
    }

    /** Of the ten lowest distances to a hundred queries; which of equally near records are told may differ. */
    private static long sameDistances(NamespaceIndex index, NamespaceIndex restored) {
        long same = 0;
        for (int query = -100; query < 0; query++) {
            var request = new SearchRequest(Vectors.whole(DIMENSION, query), 10);
            var expected = index.search(request);
            var found = restored.search(request);
            same += IntStream.range(0, 10)
                    .filter(rank ->
                            expected.get(rank).score() == found.get(rank).score())
                    .count();
        }
        return same;
    }

    /** Every fifth change is a delete; the same number makes the same change. */
    private static void change(NamespaceIndex index, long number) {
        var id = "id" + number * 7919 % IDS;
        if (number > IDS && number % 5 == 0) {
            index.delete(id, number);
        } else {
            index.upsert(id, Vectors.whole(DIMENSION, number), Metadata.of(Map.of("number", (double) number)), number);
        }
    }

    private void changeAll(NamespaceIndex index) {
        for (long number = IDS + 1; number <= IDS + CHANGES; number++) {
            change(index, number);
        }
        done.set(true);
    }

    private void linkUntilDone(NamespaceIndex index) {
        while (!done.get()) {
            index.link(10);
        }
    }

    private static NamespaceIndex read(SlowStream out, GraphLimits limits) throws Exception {
        return NamespaceIndex.readFrom(new ByteArrayInputStream(out.toByteArray()), MemoryBudget.unlimited(), limits);
    }

    /** Takes a block only when the index has changed again. */
    private final class SlowStream extends ByteArrayOutputStream {

        private static final int CHANGES_PER_WRITE = 50;

        private final NamespaceIndex index;
        private final long first;
        private long last;

        private SlowStream(NamespaceIndex index) {
            this.index = index;
            this.first = index.appliedSequence();
            this.last = first;
        }

        private long changesMeanwhile() {
            return last - first;
        }

        @Override
        public void write(byte[] bytes, int from, int count) {
            super.write(bytes, from, count);
            long next = index.appliedSequence() + CHANGES_PER_WRITE;
            while (index.appliedSequence() < next && !done.get()) {
                Thread.onSpinWait();
            }
            last = index.appliedSequence();
        }
    }
}
