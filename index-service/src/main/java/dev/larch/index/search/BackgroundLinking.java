package dev.larch.index.search;

import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Moves rows of large namespaces into their graphs, on a thread of its own, a few at a time, and steps back for searches.
 * Without it writers would do it, and searches would scan what nobody had linked.
 */
@ApplicationScoped
class BackgroundLinking {

    private static final Logger LOGGER = LoggerFactory.getLogger(BackgroundLinking.class);

    /** A few milliseconds' work. */
    private static final int ROWS_AT_A_TIME = 16;

    private static final long PAUSE_NANOS = 1_000_000;

    /** Searches that never end must not keep rows from being linked: each search would take longer and longer. */
    private static final int MOST_PAUSES = 20;

    private final SearchPool searches;
    private final LinkedBlockingQueue<LoadedNamespace> queue = new LinkedBlockingQueue<>();
    private final Set<LoadedNamespace> queued = ConcurrentHashMap.newKeySet();
    private final Thread thread = Thread.ofPlatform().daemon().name("linker").unstarted(this::run);

    BackgroundLinking(SearchPool searches) {
        this.searches = searches;
        thread.start();
    }

    void stop(@Observes ShutdownEvent event) {
        thread.interrupt();
    }

    /** Looks whether there are rows to link, soon. */
    void offer(LoadedNamespace namespace) {
        if (queued.add(namespace)) {
            queue.add(namespace);
        }
    }

    private void run() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                linkSome(queue.take());
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void linkSome(LoadedNamespace namespace) {
        letSearchesPass();
        queued.remove(namespace);
        try {
            if (namespace.link(ROWS_AT_A_TIME)) {
                offer(namespace);
            }
        } catch (RuntimeException e) {
            // Searches scan what is not linked: nothing is lost.
            LOGGER.atError().setCause(e).log("Rows of a namespace can't be linked");
        }
    }

    private void letSearchesPass() {
        for (int pauses = 0; pauses < MOST_PAUSES && searches.isBusy(); pauses++) {
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }
}
