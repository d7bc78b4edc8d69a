package dev.larch.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import dev.larch.engine.filter.Filter;
import dev.larch.engine.filter.Metadata;
import dev.larch.engine.memory.MemoryBudget;
import dev.larch.engine.record.GraphLimits;
import dev.larch.engine.record.VectorRecord;
import dev.larch.engine.search.SearchRequest;
import dev.larch.engine.stream.CorruptSnapshotException;
import dev.larch.engine.vector.Metric;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** Streams that were damaged on their way, and streams that were made to do damage. */
class CorruptSnapshotTest {

    private static final GraphLimits HALF_LINKED = new GraphLimits(4 * 64, 0);

    /** What a page of links and one of the largest row of vectors take, and some more. */
    private static final long MOST_ALLOCATED = 4 << 20;

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private static final byte[] SNAPSHOT = small();

    @Test
    void isRefusedWhereverItIsCutOff() {
        for (int length = 0; length < SNAPSHOT.length; length++) {
            assertRefused(Arrays.copyOf(SNAPSHOT, length));
        }
    }

    @Test
    void isRefusedWhicheverBitIsFlipped() {
        for (int bit = 0; bit < SNAPSHOT.length * Byte.SIZE; bit++) {
            var flipped = SNAPSHOT.clone();
            flipped[bit / Byte.SIZE] ^= (byte) (1 << bit % Byte.SIZE);

            assertRefused(flipped);
        }
    }

    @Test
    void isRefusedWhenBlocksAreMissingOrSwapped() throws IOException {
        var index = new NamespaceIndex(2, Metric.EUCLIDEAN);
        IntStream.range(0, 5)
                .forEach(i -> index.upsert("id" + i, new float[2], Metadata.of(Map.of("text", "x".repeat(20_000))), i));
        var large = Snapshots.bytesOf(index);
        var blocks = SnapshotBlocks.of(large);
        var first = blocks.get(0);
        var second = blocks.get(1);
        var end = blocks.get(2);

        assertEquals(5, readAndUse(SnapshotBlocks.joined(large, List.of(first, second, end))));
        assertRefused(SnapshotBlocks.joined(large, List.of(first, second)));
        assertRefused(SnapshotBlocks.joined(large, List.of(first, end)));
        assertRefused(SnapshotBlocks.joined(large, List.of(second, first, end)));
        assertRefused(SnapshotBlocks.joined(large, List.of(first, first, second, end)));
    }

    @Property(tries = 2000)
    void isRefusedWhenItIsNoise(@ForAll @Size(max = 300) byte[] noise) {
        assertRefused(noise);
        assertRefused(SnapshotBlocks.forged(SNAPSHOT, noise));
    }

    /** With checksums that fit: what is read is refused, or it is an index like any other. */
    @Test
    void doesNoHarmWhicheverByteIsForged() throws IOException {
        var content = SnapshotBlocks.content(SNAPSHOT);
        for (int at = 0; at < content.length; at++) {
            for (int value : new int[] {0, 1, 2, 3, 4, 0x7f, 0x80, 0xff, content[at] + 1, content[at] - 1}) {
                var forged = content.clone();
                forged[at] = (byte) value;

                assertHarmless(forged);
            }
        }
    }

    @Property(tries = 5000)
    void doesNoHarmWhateverIsForged(
            @ForAll @Size(min = 1, max = 4) List<@IntRange(max = 1 << 20) Integer> places, @ForAll long values)
            throws IOException {
        var forged = SnapshotBlocks.content(SNAPSHOT);
        long rest = values;
        for (int place : places) {
            forged[place % forged.length] = (byte) rest;
            rest >>= Byte.SIZE;
        }

        assertHarmless(forged);
    }

    @Test
    void doesNoHarmWhereverItIsForgedToEnd() throws IOException {
        var content = SnapshotBlocks.content(SNAPSHOT);
        for (int length = 0; length < content.length; length++) {
            assertRefused(SnapshotBlocks.forged(SNAPSHOT, Arrays.copyOf(content, length)));
        }
        assertRefused(SnapshotBlocks.forged(SNAPSHOT, Arrays.copyOf(content, content.length + 1)));
    }

    private static void assertRefused(byte[] bytes) {
        long before = THREADS.getCurrentThreadAllocatedBytes();
        assertThrows(CorruptSnapshotException.class, () -> readAndUse(bytes));
        assertAllocatedLittleSince(before);
    }

    private static void assertHarmless(byte[] content) throws IOException {
        var bytes = SnapshotBlocks.forged(SNAPSHOT, content);
        long before = THREADS.getCurrentThreadAllocatedBytes();
        try {
            readAndUse(bytes);
        } catch (CorruptSnapshotException refused) {
            assertTrue(refused.getMessage().length() > 10);
        }
        assertAllocatedLittleSince(before);
    }

    private static void assertAllocatedLittleSince(long before) {
        long allocated = THREADS.getCurrentThreadAllocatedBytes() - before;
        assertTrue(allocated <= MOST_ALLOCATED, () -> "%d bytes allocated".formatted(allocated));
    }

    /** Everything that walks, scans, links or rewrites; returns the number of records. */
    private static int readAndUse(byte[] bytes) throws IOException {
        var index = NamespaceIndex.readFrom(new ByteArrayInputStream(bytes), MemoryBudget.unlimited(), HALF_LINKED);
        int size = index.size();
        if (index.dimension() == 0) {
            return useSparse(index);
        }
        var query = new float[index.dimension()];
        query[0] = 1;
        assertEquals(
                Math.min(3, size), index.search(new SearchRequest(query, 3)).size());
        assertEquals(size, index.search(new SearchRequest(query, 1000)).size());
        assertEquals(
                size,
                index.count(Filter.parse(Map.of(
                        "$or", List.of(Map.of("n", Map.of("$exists", true)), Map.of("n", Map.of("$exists", false)))))));
        for (int i = 0; i < 10; i++) {
            index.upsert("new" + i, query, Metadata.EMPTY, Long.MAX_VALUE);
        }
        index.delete("id1", Long.MAX_VALUE);
        while (index.link(100)) {}
        assertEquals(index.size(), index.search(new SearchRequest(query, 1000)).size());
        return size;
    }

    private static int useSparse(NamespaceIndex index) {
        int size = index.size();
        index.upsert(new VectorRecord("new", new float[0], SparseVectors.whole(1), Metadata.EMPTY, Long.MAX_VALUE));
        assertEquals(
                1,
                index.search(new SearchRequest(SparseVectors.whole(1), 1, null)).size());
        return size;
    }

    /** Linked rows, one of them dead, rows that are not linked, sparse vectors, metadata and deletions. */
    private static byte[] small() {
        var index = new NamespaceIndex(2, Metric.DOT_PRODUCT, HALF_LINKED);
        var metadata = Metadata.of(Map.of("n", 1.5, "t", "text", "l", List.of("a", "漢"), "b", true));
        for (int i = 0; i < 12; i++) {
            var sparse = i % 4 == 0 ? SparseVectors.whole(i) : null;
            index.upsert(new VectorRecord(
                    "id" + i, new float[] {i, 1}, sparse, i % 5 == 0 ? metadata : Metadata.EMPTY, i + 1));
        }
        index.delete("id3", 20);
        index.delete("id9", 21);
        try {
            return Snapshots.bytesOf(index);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
