package dev.larch.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.larch.engine.filter.Metadata;
import dev.larch.engine.memory.MemoryBudget;
import dev.larch.engine.memory.MemoryExhaustedException;
import dev.larch.engine.record.GraphLimits;
import dev.larch.engine.search.SearchRequest;
import dev.larch.engine.vector.Metric;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What a namespace takes of its memory budget, and what it does when there is none left. */
class IndexMemoryTest {

    private static final float[] VECTOR = {1, 2, 3};

    private final MemoryBudget budget = new MemoryBudget(100_000);
    private final NamespaceIndex index = new NamespaceIndex(3, Metric.DOT_PRODUCT, budget);
    private long sequence;

    @Test
    void refusesARecordThatDoesNotFitAndChangesNothing() {
        fill(index);
        int size = index.size();
        long bytes = index.bytes();
        long applied = index.appliedSequence();

        assertThrows(MemoryExhaustedException.class, () -> put(index, "one more"));

        assertEquals(size, index.size());
        assertEquals(bytes, index.bytes());
        assertEquals(applied, index.appliedSequence());
        assertTrue(index.find("one more").isEmpty());
    }

    @Test
    void takesARefusedChangeLater() {
        fill(index);
        long refused = sequence + 1;
        assertThrows(MemoryExhaustedException.class, () -> index.upsert("late", VECTOR, Metadata.EMPTY, refused));

        IntStream.range(0, 9).forEach(i -> index.delete("id" + i, refused + 1 + i));

        assertTrue(index.upsert("late", VECTOR, Metadata.EMPTY, refused));
    }

    @Test
    void takesChangesOfWhatItHasWhenFull() {
        fill(index);
        long bytes = index.bytes();

        put(index, "id3");
        index.delete("id4", ++sequence);
        put(index, "id4");

        assertEquals(bytes, index.bytes());
        assertEquals(sequence, index.find("id4").orElseThrow().sequence());
    }

    @Test
    void sharesTheBudgetWithOthers() {
        var other = new NamespaceIndex(3, Metric.COSINE, budget);
        fill(index);

        assertThrows(MemoryExhaustedException.class, () -> put(other, "first"));

        index.close();
        put(other, "first");
        assertEquals(other.bytes(), budget.reservedBytes());
        other.close();
        assertEquals(0, budget.reservedBytes());
    }

    @Test
    void waitsWithARebuildUntilThereIsMemory() {
        var limited = new NamespaceIndex(3, Metric.EUCLIDEAN, budget, new GraphLimits(0, 0));
        IntStream.range(0, 100).forEach(i -> put(limited, "id" + i));
        long bytes = limited.bytes();
        var rest = new NamespaceIndex(3, Metric.EUCLIDEAN, budget);
        fill(rest);

        IntStream.range(0, 90).forEach(i -> put(limited, "id" + i));
        assertEquals(bytes, limited.bytes());
        assertEquals(100, limited.search(new SearchRequest(VECTOR, 1000)).size());

        rest.close();
        put(limited, "id1");
        assertTrue(limited.bytes() > bytes);
        for (var more = true; more; ) {
            more = limited.link(1000);
        }
        assertEquals(bytes, limited.bytes());
        assertEquals(100, limited.search(new SearchRequest(VECTOR, 1000)).size());
    }

    @Test
    void refusesChangesOnceMostRowsAreDeadAndThereIsNoMemoryToRebuild() {
        var limited = new NamespaceIndex(3, Metric.EUCLIDEAN, budget, new GraphLimits(0, 0));
        IntStream.range(0, 100).forEach(i -> put(limited, "id" + i));
        var rest = new NamespaceIndex(3, Metric.EUCLIDEAN, budget);
        fill(rest);
        IntStream.range(0, 100).forEach(i -> put(limited, "id" + i));
        put(limited, "id0");

        assertThrows(MemoryExhaustedException.class, () -> put(limited, "id1"));

        limited.delete("id2", ++sequence);
        rest.close();
        put(limited, "id1");
        assertEquals(99, limited.search(new SearchRequest(VECTOR, 1000)).size());
    }

    private void fill(NamespaceIndex filled) {
        try {
            while (true) {
                put(filled, "id" + filled.size());
            }
        } catch (MemoryExhaustedException full) {
            sequence--;
        }
    }

    private void put(NamespaceIndex into, String id) {
        into.upsert(id, VECTOR, Metadata.EMPTY, ++sequence);
    }
}
