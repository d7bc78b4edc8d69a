package dev.larch.platform.web;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import java.util.function.Supplier;

/** The event loop that a request belongs to: Hibernate Reactive refuses to go on anywhere else. */
public final class EventLoop {

    private EventLoop() {}

    /** Does the work when the result is asked for; what it throws is the failure, and either comes back where one asked. */
    public static <T> Uni<T> resume(Supplier<Uni<T>> work) {
        return Uni.createFrom().deferred(() -> backHere(Uni.createFrom().deferred(() -> work.get())));
    }

    /** The same result, delivered on the event loop on which this is called; elsewhere wherever it comes from. */
    public static <T> Uni<T> backHere(Uni<T> result) {
        var context = Vertx.currentContext();
        return context == null ? result : result.emitOn(command -> context.runOnContext(_ -> command.run()));
    }
}
