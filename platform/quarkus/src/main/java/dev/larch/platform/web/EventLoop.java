package dev.larch.platform.web;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;

/** The event loop that a request belongs to: Hibernate Reactive refuses to go on anywhere else. */
public final class EventLoop {

    private EventLoop() {}

    /** The same result, delivered on the event loop on which this is called; elsewhere wherever it comes from. */
    public static <T> Uni<T> backHere(Uni<T> result) {
        var context = Vertx.currentContext();
        return context == null ? result : result.emitOn(command -> context.runOnContext(_ -> command.run()));
    }
}
