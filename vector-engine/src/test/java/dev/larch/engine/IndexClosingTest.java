package dev.larch.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.larch.engine.filter.Filter;
import dev.larch.engine.filter.Metadata;
import dev.larch.engine.search.Match;
import dev.larch.engine.search.SearchRequest;
import dev.larch.engine.vector.Metric;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** The end of a namespace in memory. */
class IndexClosingTest {

    private static final SearchRequest REQUEST = new SearchRequest(new float[] {1, 1}, 1);

    private final NamespaceIndex index = new NamespaceIndex(2, Metric.COSINE);

    @Test
    void refusesEveryCallAfterwards() {
        var calls = List.<Executable>of(
                () -> index.upsert("a", new float[2], Metadata.EMPTY, 1),
                () -> index.delete("a", 1),
                () -> index.find("a"),
                () -> index.search(REQUEST),
                () -> index.link(1),
                () -> index.list("", "", 1),
                () -> index.idsMatching(Filter.parse(Map.of())),
                () -> index.count(Filter.parse(Map.of())),
                () -> index.forgetDeletions(1),
                index::size,
                index::appliedSequence,
                index::linkedSequence,
                index::unlinkedRows);

        index.close();
        index.close();

        calls.forEach(call -> assertThrows(IndexClosedException.class, call));
    }

    @Test
    void waitsForASearchUnderWay() throws Exception {
        var searching = new CountDownLatch(1);
        var goOn = new CountDownLatch(1);
        index.upsert("a", new float[] {1, 1}, Metadata.EMPTY, 1);

        try (var threads = Executors.newFixedThreadPool(2)) {
            Future<List<Match>> search = threads.submit(() -> index.search(REQUEST, () -> {
                searching.countDown();
                await(goOn);
                return false;
            }));
            await(searching);
            Future<?> closing = threads.submit(index::close);
            while (!isClosed()) {
                Thread.onSpinWait();
            }

            assertFalse(closing.isDone());

            goOn.countDown();
            assertEquals(1, search.get().size());
            closing.get();
        }
        assertEquals(0, index.bytes());
    }

    private boolean isClosed() {
        try {
            index.size();
            return false;
        } catch (IndexClosedException closed) {
            return true;
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
