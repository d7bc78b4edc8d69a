package dev.larch.engine.record;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.larch.engine.filter.Metadata;
import dev.larch.engine.vector.Metric;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** How records lie in chunks. */
class RecordStoreTest {

    private final RecordStore store = new RecordStore(Metric.DOT_PRODUCT, 1, GraphLimits.DEFAULT, new ReentrantLock());
    private long sequence;

    @Test
    void keepsDeadRowsBelowAQuarter() {
        putAll(3 * Chunk.ROWS);

        for (int round = 0; round < 4; round++) {
            putAll(3 * Chunk.ROWS);

            assertTrue(deadRows() <= (store.snapshot().size() + deadRows()) / 4, () -> "dead: " + deadRows());
        }
    }

    @Test
    void usesRowsOfCompactedChunksAgain() {
        putAll(3 * Chunk.ROWS);
        IntStream.range(0, 3 * Chunk.ROWS).forEach(i -> store.remove("id" + i, ++sequence));

        putAll(3 * Chunk.ROWS);

        // A few dead rows are not worth compacting, so one chunk more than the records fill.
        assertTrue(store.snapshot().chunkCount() <= 4);
    }

    @Test
    void leavesASnapshotAsItWasWhenRecordsMove() {
        putAll(1000);
        var before = store.snapshot();

        putAll(1000);
        putAll(1000);

        var rows = new int[Chunk.ROWS];
        int count = before.chunk(0).live().listInto(rows);
        assertEquals(1000, count);
        for (int i = 0; i < count; i++) {
            assertEquals(i + 1, before.entry(rows[i]).sequence());
        }
    }

    private void putAll(int count) {
        for (int i = 0; i < count; i++) {
            store.put(new VectorRecord("id" + i, new float[] {i}, Metadata.EMPTY, ++sequence));
        }
    }

    private int deadRows() {
        var snapshot = store.snapshot();
        return IntStream.range(0, snapshot.chunkCount())
                .map(number -> snapshot.chunk(number).deadRows())
                .sum();
    }
}
