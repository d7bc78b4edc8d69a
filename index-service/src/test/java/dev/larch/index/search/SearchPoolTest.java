package dev.larch.index.search;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.larch.engine.NamespaceIndex;
import dev.larch.engine.filter.Metadata;
import dev.larch.engine.search.SearchRequest;
import dev.larch.engine.vector.Metric;
import dev.larch.kernel.ApiException;
import dev.larch.kernel.ErrorCode;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** Searches have threads of their own, a queue with an end, and not for ever. */
class SearchPoolTest {

    private static final Duration LONG = Duration.ofSeconds(10);

    @Test
    void runsOnItsOwnThreads() {
        var pool = new SearchPool(TestSearchConfig.pool(1, 1, LONG));

        var thread = pool.run(_ -> Thread.currentThread().getName()).await().atMost(LONG);

        assertTrue(thread.startsWith("search-"), thread);
    }

    @Test
    void refusesWhatTheQueueCannotHold() throws InterruptedException {
        var pool = new SearchPool(TestSearchConfig.pool(1, 1, LONG));
        var running = new CountDownLatch(1);
        var release = new CountDownLatch(1);
        var _ = pool.run(_ -> waitFor(running, release)).subscribeAsCompletionStage();
        running.await();
        var queued = pool.run(_ -> "done").subscribeAsCompletionStage();

        var failure = assertThrows(
                ApiException.class, () -> pool.run(_ -> "refused").await().atMost(LONG));
        release.countDown();

        assertEquals(ErrorCode.RESOURCE_EXHAUSTED, failure.code());
        assertEquals("done", queued.join());
    }

    @Test
    void givesUpASearchThatTakesTooLong() {
        var pool = new SearchPool(TestSearchConfig.pool(1, 1, Duration.ofMillis(50)));
        var namespace = new NamespaceIndex(1, Metric.DOT_PRODUCT);
        namespace.upsert("a", new float[] {1}, Metadata.EMPTY, 1);
        var request = new SearchRequest(new float[] {1}, 1);

        var failure = assertThrows(
                ApiException.class,
                () -> pool.run(late -> {
                            await().until(late::getAsBoolean);
                            return namespace.search(request, late);
                        })
                        .await()
                        .atMost(LONG));

        assertEquals(ErrorCode.UNAVAILABLE, failure.code());
    }

    private static String waitFor(CountDownLatch running, CountDownLatch release) {
        running.countDown();
        try {
            release.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return "";
    }
}
