package dev.larch.platform.web;

import dev.larch.kernel.ErrorCode;
import io.quarkus.runtime.configuration.MemorySize;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Refuses a body that is announced larger than the limit: after the caller was let in, and in the error envelope. */
@ApplicationScoped
public class BodyLimit {

    /** After the policy, which runs at -100, and before Quarkus's own check at -2, which answers with nothing. */
    private static final int ORDER = -50;

    private final long limit;

    BodyLimit(@ConfigProperty(name = "quarkus.http.limits.max-body-size") MemorySize limit) {
        this.limit = limit.asLongValue();
    }

    void register(@Observes Router router) {
        router.route().order(ORDER).handler(this::check);
    }

    private void check(RoutingContext request) {
        if (announcedLength(request) <= limit) {
            request.next();
            return;
        }
        if (request.request().version() != HttpVersion.HTTP_2) {
            // The body is not read: the connection cannot serve another request, and the caller must know.
            request.response().putHeader("Connection", "close");
            request.response().endHandler(_ -> request.request().connection().close());
        }
        request.fail(ErrorCode.PAYLOAD_TOO_LARGE.because("The body is larger than %d bytes.".formatted(limit)));
    }

    private static long announcedLength(RoutingContext request) {
        var length = request.request().getHeader("Content-Length");
        return length != null && length.matches("[0-9]{1,18}") ? Long.parseLong(length) : 0;
    }
}
