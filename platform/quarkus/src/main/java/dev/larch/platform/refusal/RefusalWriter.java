package dev.larch.platform.refusal;

import dev.larch.platform.audit.AuditEvent;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes events behind the back of the calls that failed, on a context of its own: a caller who hangs up cancels
 * nothing, and a database that is away holds up nobody. What does not fit or cannot be written is counted.
 */
@ApplicationScoped
public class RefusalWriter {

    private static final Logger LOGGER = LoggerFactory.getLogger(RefusalWriter.class);
    private static final Duration TIMEOUT = Duration.ofSeconds(5);
    private static final int LONGEST_QUEUE = 5_000;
    private static final int LARGEST_BATCH = 200;
    private static final int TRIES = 3;
    private static final long RETRY_MILLIS = 1_000;

    private final RefusalStore store;
    private final Vertx vertx;
    private final Context context;
    private final Counter lost;
    private final ArrayDeque<AuditEvent> queue = new ArrayDeque<>();
    private boolean writing;

    RefusalWriter(RefusalStore store, Vertx vertx, MeterRegistry meters) {
        this.store = store;
        this.vertx = vertx;
        this.context = vertx.getOrCreateContext();
        this.lost = meters.counter("larch.audit.refusals.lost");
    }

    /** Takes the event and returns at once. */
    void add(AuditEvent event) {
        synchronized (queue) {
            if (queue.size() >= LONGEST_QUEUE) {
                lost();
                return;
            }
            queue.add(event);
            if (writing) {
                return;
            }
            writing = true;
        }
        context.runOnContext(_ -> writeNext());
    }

    /** Counts an event that nobody will see. */
    void lost() {
        lost.increment();
    }

    private void writeNext() {
        var batch = takeBatch();
        if (!batch.isEmpty()) {
            write(batch, TRIES);
        }
    }

    private List<AuditEvent> takeBatch() {
        var batch = new ArrayList<AuditEvent>();
        synchronized (queue) {
            while (batch.size() < LARGEST_BATCH && !queue.isEmpty()) {
                batch.add(queue.remove());
            }
            writing = !batch.isEmpty();
        }
        return batch;
    }

    private void write(List<AuditEvent> batch, int tries) {
        Uni.createFrom()
                .deferred(() -> store.store(batch))
                .ifNoItem()
                .after(TIMEOUT)
                .fail()
                .subscribe()
                .with(_ -> writeNext(), cause -> failed(batch, tries - 1, cause));
    }

    private void failed(List<AuditEvent> batch, int triesLeft, Throwable cause) {
        if (triesLeft > 0) {
            vertx.setTimer(RETRY_MILLIS, _ -> write(batch, triesLeft));
            return;
        }
        lost.increment(batch.size());
        LOGGER.atError().setCause(cause).addKeyValue("events", batch.size()).log("Refused calls could not be recorded");
        writeNext();
    }
}
