package dev.larch.engine.record;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.larch.engine.filter.Metadata;
import dev.larch.engine.vector.Metric;
import java.util.Objects;
import java.util.concurrent.locks.ReentrantLock;
import org.junit.jupiter.api.Test;

/** Runs of rows that are linked by several at a time. */
class TailLinkerTest {

    private static final GraphLimits NOTHING_LINKED = new GraphLimits(Long.MAX_VALUE, 0);

    private final RecordStore store = new RecordStore(Metric.DOT_PRODUCT, 1, NOTHING_LINKED, new ReentrantLock());
    private final TailLinker linker = new TailLinker(Metric.DOT_PRODUCT, 1, new GraphLimits(0, 0), Snapshot.EMPTY);

    @Test
    void showsARunOnlyWhenAllBeforeItAreLinked() {
        put(6);
        var first = take(2);
        var second = take(2);
        var third = take(2);

        link(third);
        assertEquals(0, handIn(third));
        link(first);
        assertEquals(2, handIn(first));
        link(second);
        assertEquals(6, handIn(second));
        assertEquals(6, linker.linkedSequence());
    }

    @Test
    void givesARunThatFailedToTheNext() {
        put(4);
        var first = take(2);
        linker.giveBack(first);

        var again = take(1);

        assertEquals(first, again);
        link(again);
        assertEquals(2, handIn(again));
        assertEquals(2, linker.linkedSequence());
    }

    @Test
    void passesRowsThatAreDead() {
        put(6);
        for (int id = 1; id <= 5; id++) {
            store.remove("id" + id, 6 + id);
        }

        var run = take(3);
        link(run);

        assertEquals(6, handIn(run));
        assertNull(linker.take(store.snapshot(), 1));
    }

    private void put(int count) {
        for (int id = 1; id <= count; id++) {
            store.put(new VectorRecord("id" + id, new float[] {id}, Metadata.EMPTY, id));
        }
    }

    private LinkRun take(int rows) {
        var run = linker.take(store.snapshot(), rows);
        assertNotNull(run);
        return run;
    }

    private void link(LinkRun run) {
        linker.link(run, store::snapshot);
    }

    /** Returns up to where searches are shown the graph. */
    private int handIn(LinkRun run) {
        return Objects.requireNonNull(linker.handIn(run, store.snapshot()).graph())
                .end();
    }
}
