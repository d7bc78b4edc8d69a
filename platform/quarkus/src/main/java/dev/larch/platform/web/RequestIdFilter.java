package dev.larch.platform.web;

import dev.larch.kernel.Ids;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;

/** Gives every request an id, tells it to the caller, and remembers where the call came from. */
@ApplicationScoped
public class RequestIdFilter {

    private static final int FIRST = 10_000;
    private static final int MAX_USER_AGENT = 512;

    private final Clock clock;

    RequestIdFilter(Clock clock) {
        this.clock = clock;
    }

    void register(@Observes Filters filters) {
        filters.register(this::handle, FIRST);
    }

    private void handle(RoutingContext request) {
        var id = Ids.next(clock).toString();
        request.response().putHeader(LarchHeaders.REQUEST_ID, id);
        var address = request.request().remoteAddress();
        var userAgent = request.request().getHeader("User-Agent");
        new CallOrigin(
                        id,
                        address == null ? null : address.hostAddress(),
                        userAgent == null ? null : userAgent.substring(0, Math.min(userAgent.length(), MAX_USER_AGENT)))
                .bind();
        request.next();
    }
}
