package dev.larch.platform.error;

import dev.larch.kernel.ApiException;
import io.vertx.ext.web.RoutingContext;

/** The form in which a failure is shown to whoever asked: a service whose paths follow another standard has its own. */
public interface ErrorShape {

    /** The body, as Jackson writes it. */
    Object body(ApiException failure, RoutingContext request);
}
