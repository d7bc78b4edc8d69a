package dev.larch.iam.revocation;

import dev.larch.platform.web.EventLoop;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;

/**
 * Wakes the polls that wait for news. While somebody waits it looks at the log's counter every 100 ms: that finds what this
 * process committed and what another did, in the same way.
 */
@ApplicationScoped
public class RevocationWatch {

    private static final long TICK_MILLIS = 100;
    private static final Duration LONGEST_WAIT = Duration.ofMillis(1_800);

    private record Waiter(long position, UniEmitter<? super Void> emitter) {}

    private final RevocationLog log;
    private final Vertx vertx;
    private final Set<Waiter> waiters = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean looking = new AtomicBoolean();

    RevocationWatch(RevocationLog log, Vertx vertx) {
        this.log = log;
        this.vertx = vertx;
    }

    void start(@Observes StartupEvent event) {
        vertx.setPeriodic(TICK_MILLIS, _ -> look());
    }

    void stop(@Observes ShutdownEvent event) {
        wake(_ -> true);
    }

    /** Completes when the log has passed the position, or after a short time; on the event loop that asked. */
    Uni<Void> untilPast(long position) {
        return EventLoop.backHere(Uni.createFrom()
                .<Void>emitter(emitter -> add(new Waiter(position, emitter)))
                .ifNoItem()
                .after(LONGEST_WAIT)
                .recoverWithUni(Uni.createFrom().voidItem()));
    }

    private void add(Waiter waiter) {
        waiters.add(waiter);
        waiter.emitter().onTermination(() -> waiters.remove(waiter));
    }

    private void look() {
        if (!waiters.isEmpty() && looking.compareAndSet(false, true)) {
            log.position()
                    .onTermination()
                    .invoke(() -> looking.set(false))
                    .subscribe()
                    .with(reached -> wake(waiter -> waiter.position() < reached), _ -> {});
        }
    }

    private void wake(Predicate<Waiter> which) {
        waiters.stream().filter(which).toList().forEach(this::wake);
    }

    private void wake(Waiter waiter) {
        waiters.remove(waiter);
        waiter.emitter().complete(null);
    }
}
