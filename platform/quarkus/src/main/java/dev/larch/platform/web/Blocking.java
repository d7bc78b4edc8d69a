package dev.larch.platform.web;

import io.smallrye.mutiny.Uni;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Runs blocking work on a virtual thread and comes back to the event loop that asked: Hibernate Reactive refuses to go on
 * anywhere else.
 */
public final class Blocking {

    private static final ExecutorService THREADS = Executors.newVirtualThreadPerTaskExecutor();

    private Blocking() {}

    public static <T> Uni<T> call(Callable<T> work) {
        return Uni.createFrom()
                .deferred(() -> EventLoop.backHere(
                        Uni.createFrom().item(() -> unchecked(work)).runSubscriptionOn(THREADS)));
    }

    private static <T> T unchecked(Callable<T> work) {
        try {
            return work.call();
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
