package dev.larch.index.search;

import static dev.larch.kernel.ErrorCode.RESOURCE_EXHAUSTED;
import static dev.larch.kernel.ErrorCode.UNAVAILABLE;

import dev.larch.engine.search.SearchCancelledException;
import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/** The threads that search. They are few and never wait, so that searches share the processors and nothing else does. */
@ApplicationScoped
public class SearchPool {

    private static final String TOO_LATE = "The search took too long. Try again.";

    private final ThreadPoolExecutor threads;
    private final long timeoutNanos;

    SearchPool(SearchConfig config) {
        int count = config.threads() == 0 ? Runtime.getRuntime().availableProcessors() : config.threads();
        var names = Thread.ofPlatform().daemon().name("search-", 0).factory();
        this.threads = new ThreadPoolExecutor(
                count, count, 0, TimeUnit.SECONDS, new ArrayBlockingQueue<>(config.queueCapacity()), names);
        this.timeoutNanos = config.timeout().toNanos();
    }

    void stop(@Observes ShutdownEvent event) {
        threads.shutdownNow();
    }

    /** Whether every thread is at work. */
    boolean isBusy() {
        return threads.getActiveCount() == threads.getMaximumPoolSize();
    }

    /**
     * Runs the search, which asks now and then whether it is still wanted. Fails with RESOURCE_EXHAUSTED when too many
     * are waiting, with UNAVAILABLE when it takes too long. Comes back on a search thread.
     */
    public <T> Uni<T> run(Function<BooleanSupplier, T> search) {
        return Uni.createFrom().deferred(() -> {
            long deadline = System.nanoTime() + timeoutNanos;
            return Uni.createFrom()
                    .item(() -> runUntil(deadline, search))
                    .runSubscriptionOn(threads)
                    .onFailure(RejectedExecutionException.class)
                    .transform(_ -> RESOURCE_EXHAUSTED.because("Too many searches at once. Slow down and try again."));
        });
    }

    private static <T> T runUntil(long deadline, Function<BooleanSupplier, T> search) {
        BooleanSupplier late = () -> System.nanoTime() - deadline > 0;
        try {
            if (late.getAsBoolean()) {
                throw UNAVAILABLE.because(TOO_LATE);
            }
            return search.apply(late);
        } catch (SearchCancelledException e) {
            throw UNAVAILABLE.because(TOO_LATE, e);
        }
    }
}
