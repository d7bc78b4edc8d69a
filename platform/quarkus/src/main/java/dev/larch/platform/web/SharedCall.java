package dev.larch.platform.web;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One call for all who ask while it is under way, and for some time after it began: however many ask, and whether it
 * succeeds or fails, it is made no more often than that.
 */
public final class SharedCall<T> {

    private record Attempt<T>(long startedAt, Uni<T> result, AtomicBoolean ended) {}

    private final Supplier<Uni<? extends T>> call;
    private final long betweenNanos;
    private final LongSupplier nanoTime;
    private final AtomicReference<@Nullable Attempt<T>> last = new AtomicReference<>();

    /** Shares the call among those who ask meanwhile and within that time of its start. */
    public SharedCall(Supplier<Uni<? extends T>> call, Duration between) {
        this(call, between, System::nanoTime);
    }

    public SharedCall(Supplier<Uni<? extends T>> call, Duration between, LongSupplier nanoTime) {
        this.call = call;
        this.betweenNanos = between.toNanos();
        this.nanoTime = nanoTime;
    }

    /** The result of the call that is under way or was made lately, else of a new one; on the event loop that asks. */
    public Uni<T> get() {
        return Uni.createFrom().deferred(() -> EventLoop.backHere(attempt().result()));
    }

    private Attempt<T> attempt() {
        var current = last.get();
        if (current != null && (!current.ended().get() || nanoTime.getAsLong() - current.startedAt() < betweenNanos)) {
            return current;
        }
        var fresh = start();
        return last.compareAndSet(current, fresh) ? fresh : attempt();
    }

    private Attempt<T> start() {
        var ended = new AtomicBoolean();
        var result = Uni.createFrom()
                .deferred(call)
                .onTermination()
                .invoke(() -> ended.set(true))
                .memoize()
                .indefinitely();
        return new Attempt<>(nanoTime.getAsLong(), result, ended);
    }
}
