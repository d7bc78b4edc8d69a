package dev.larch.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.larch.engine.filter.Metadata;
import dev.larch.engine.record.GraphLimits;
import dev.larch.engine.search.Match;
import dev.larch.engine.search.SearchCancelledException;
import dev.larch.engine.search.SearchRequest;
import dev.larch.engine.vector.Metric;
import java.util.List;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A namespace with more vectors than are worth scanning, by example. */
class GraphModeTest {

    private static final int DIMENSION = 16;
    private static final long ROW_BYTES = DIMENSION * Float.BYTES;

    private final NamespaceIndex index =
            new NamespaceIndex(DIMENSION, Metric.EUCLIDEAN, new GraphLimits(1000 * ROW_BYTES, 0));
    private long sequence;

    @Test
    void linksNothingWhileScanningIsCheap() {
        put(0, 1000);

        assertFalse(index.link(10));

        assertEquals(1000, index.unlinkedRows());
    }

    @Test
    void linksWhatIsTooMuchWithEachChange() {
        put(0, 5000);

        assertEquals(1000, index.unlinkedRows());
    }

    @Test
    void linksTheRestWhenAsked() {
        put(0, 1100);

        assertTrue(index.link(10));
        linkAll();

        assertEquals(0, index.unlinkedRows());
        assertEquals("id7", nearest(7));
    }

    @Test
    void findsLinkedAndUnlinkedRows() {
        put(0, 5000);

        assertEquals("id3", nearest(3));
        assertEquals("id4999", nearest(4999));
    }

    @Test
    void ranksEqualScoresById() {
        put(0, 3000);
        List.of("c", "a", "d", "b").forEach(id -> index.upsert(id, new float[DIMENSION], Metadata.EMPTY, ++sequence));
        linkAll();

        var matches = index.search(new SearchRequest(new float[DIMENSION], 3));

        assertEquals(List.of("a", "b", "c"), matches.stream().map(Match::id).toList());
    }

    @Test
    void returnsAllRecordsWhenAskedForMoreThanAWalkFinds() {
        put(0, 5000);
        linkAll();

        assertEquals(5000, index.search(new SearchRequest(vector(1), 10_000)).size());
    }

    @Test
    void findsAllOfManyEqualVectors() {
        for (int i = 0; i < 2500; i++) {
            index.upsert("id" + i, vector(i % 3), Metadata.EMPTY, ++sequence);
        }
        linkAll();

        var matches = index.search(new SearchRequest(vector(2), 100));

        assertEquals(100, matches.size());
        assertTrue(matches.stream().allMatch(match -> match.score() == 0));
    }

    @Test
    void countsWhatARebuildTakesUntilItIsOver() {
        put(0, 3000);
        linkAll();
        long before = index.bytes();

        put(0, 1100);

        assertTrue(index.bytes() > before);
        linkAll();
        assertEquals(before, index.bytes());
        assertEquals(3000, index.size());
        assertEquals(sequence, index.appliedSequence());
        assertEquals("id1", nearest(1));
        assertEquals("id2999", nearest(2999));
    }

    @Test
    void becomesExactAgainWhenFewAreLeft() {
        put(0, 4000);
        IntStream.range(500, 4000).forEach(i -> index.delete("id" + i, ++sequence));
        linkAll();

        assertEquals(500, index.search(new SearchRequest(vector(1), 1000)).size());
        assertTrue(index.unlinkedRows() <= 1000 && index.unlinkedRows() >= 500);
    }

    @Test
    void stopsWhenCancelled() {
        put(0, 5000);

        assertThrows(SearchCancelledException.class, () -> index.search(new SearchRequest(vector(1), 1), () -> true));
    }

    @Test
    void showsNoRecordOnceItsDeletionHasReturned() throws Exception {
        put(0, 4000);
        var deleted = new ConcurrentSkipListSet<String>();
        var done = new AtomicBoolean();

        try (var threads = Executors.newFixedThreadPool(2)) {
            List<Future<?>> readers = List.of(
                    threads.submit(() -> searchUntil(done, deleted)), threads.submit(() -> searchUntil(done, deleted)));
            for (int i = 0; i < 4000; i++) {
                index.delete("id" + i, ++sequence);
                deleted.add("id" + i);
            }
            done.set(true);
            for (var reader : readers) {
                reader.get();
            }
        }
        assertEquals(List.of(), index.search(new SearchRequest(vector(1), 10)));
    }

    private void searchUntil(AtomicBoolean done, ConcurrentSkipListSet<String> deleted) {
        for (int query = 0; !done.get(); query = (query + 37) % 4000) {
            var gone = deleted.clone();
            var matches = index.search(new SearchRequest(vector(query), 20));
            assertTrue(matches.stream().noneMatch(match -> gone.contains(match.id())));
            assertEquals(
                    matches.size(), matches.stream().map(Match::id).distinct().count());
        }
    }

    private void put(int from, int to) {
        IntStream.range(from, to).forEach(i -> index.upsert("id" + i, vector(i), Metadata.EMPTY, ++sequence));
    }

    private void linkAll() {
        boolean more = true;
        while (more) {
            more = index.link(100);
        }
    }

    private String nearest(int seed) {
        return index.search(new SearchRequest(vector(seed), 1)).getFirst().id();
    }

    private static float[] vector(int seed) {
        return Vectors.gaussian(DIMENSION, seed);
    }
}
