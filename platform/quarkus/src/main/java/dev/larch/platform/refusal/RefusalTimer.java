package dev.larch.platform.refusal;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes, every few seconds, what is only counted at the moment at which it happens. */
@ApplicationScoped
public class RefusalTimer {

    private static final Logger LOGGER = LoggerFactory.getLogger(RefusalTimer.class);
    private static final long FLUSH_MILLIS = 2_000;
    private static final long FORGET_MILLIS = 600_000;
    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    private final RefusalLog refusals;
    private final StrangerLog strangers;
    private final Vertx vertx;
    private volatile boolean closed;

    RefusalTimer(RefusalLog refusals, StrangerLog strangers, Vertx vertx) {
        this.refusals = refusals;
        this.strangers = strangers;
        this.vertx = vertx;
    }

    void start(@Observes StartupEvent event) {
        // A context of its own: what runs in a test's or a starter's would end with it.
        vertx.getOrCreateContext().runOnContext(_ -> {
            flushLater();
            forgetLater();
        });
    }

    void stop(@Observes ShutdownEvent event) {
        closed = true;
    }

    private void flushLater() {
        vertx.setTimer(FLUSH_MILLIS, _ -> run(this::flush, this::flushLater));
    }

    private void forgetLater() {
        vertx.setTimer(FORGET_MILLIS, _ -> run(strangers::forget, this::forgetLater));
    }

    private Uni<Void> flush() {
        refusals.closeMinutes();
        return strangers.flush();
    }

    private void run(Supplier<Uni<Void>> work, Runnable next) {
        if (!closed) {
            Uni.createFrom()
                    .deferred(work::get)
                    .ifNoItem()
                    .after(TIMEOUT)
                    .fail()
                    .subscribe()
                    .with(_ -> next.run(), cause -> {
                        LOGGER.atDebug()
                                .setCause(cause)
                                .log("What was counted could not be written; it is tried again");
                        next.run();
                    });
        }
    }
}
