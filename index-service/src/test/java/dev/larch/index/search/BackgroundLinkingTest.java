package dev.larch.index.search;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.larch.engine.NamespaceIndex;
import dev.larch.engine.filter.Metadata;
import dev.larch.engine.vector.Metric;
import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Rows that are too many to be scanned get linked without anybody asking, and searches come first. */
class BackgroundLinkingTest {

    private static final int DIMENSION = 4096;
    /** A little more than 16 MB. */
    private static final int ROWS = 1040;

    private final SearchPool searches = new SearchPool(TestSearchConfig.pool(1, 10, Duration.ofMinutes(1)));
    private final BackgroundLinking linking = new BackgroundLinking(searches);
    private final NamespaceIndex structure = new NamespaceIndex(DIMENSION, Metric.EUCLIDEAN);
    private final LoadedNamespace namespace =
            new LoadedNamespace(structure, _ -> Uni.createFrom().voidItem(), linking::offer);

    @AfterEach
    void stop() {
        linking.stop(new ShutdownEvent());
        searches.stop(new ShutdownEvent());
    }

    @Test
    void linksWhatALoadBroughtDownToTheLastRow() {
        fill();
        assertTrue(structure.unlinkedRows() > 0);

        namespace.get().await().indefinitely();

        await().untilAsserted(() -> assertTrue(structure.unlinkedRows() == 0));
    }

    @Test
    void linksEvenWhileSearchesNeverEnd() {
        fill();
        var end = new CountDownLatch(1);
        var _ = searches.run(_ -> waitFor(end)).subscribeAsCompletionStage();
        await().until(searches::isBusy);
        int before = structure.unlinkedRows();

        linking.offer(namespace);

        await().until(() -> structure.unlinkedRows() < before);
        end.countDown();
    }

    private void fill() {
        for (int row = 0; row < ROWS; row++) {
            var vector = new float[DIMENSION];
            vector[row] = 1;
            structure.upsert("id" + row, vector, Metadata.EMPTY, row + 1);
        }
    }

    private static boolean waitFor(CountDownLatch end) {
        try {
            end.await();
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
