package dev.larch.e2e.load;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;

import dev.larch.e2e.client.Api;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

/** Four writers at work until they are stopped. */
public final class WriteLoad implements AutoCloseable {

    private static final int WRITERS = 4;
    private static final int PAUSE_MILLIS = 40;

    private final ScheduledExecutorService threads = Executors.newScheduledThreadPool(WRITERS);
    private final Queue<Acknowledged> acknowledged = new ConcurrentLinkedQueue<>();

    private WriteLoad() {}

    /** Starts to write to a data plane. */
    public static WriteLoad on(Api data) {
        var load = new WriteLoad();
        for (var i = 0; i < WRITERS; i++) {
            var writer = new Writer("writer" + i, data, load.acknowledged);
            load.threads.scheduleWithFixedDelay(writer::write, 0, PAUSE_MILLIS, MILLISECONDS);
        }
        return load;
    }

    /** How many writes were confirmed so far. */
    public int count() {
        return acknowledged.size();
    }

    /** Stops the writers and tells what was confirmed. */
    public List<Acknowledged> finish() throws InterruptedException {
        threads.shutdown();
        if (!threads.awaitTermination(30, SECONDS)) {
            throw new AssertionError("a write does not end");
        }
        return List.copyOf(acknowledged);
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
