package dev.larch.platform.error;

import dev.larch.kernel.ApiException;
import dev.larch.platform.endpoint.Listener;
import io.quarkus.arc.DefaultBean;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;

/** Pinecone's envelope, by the plane that the request came to. */
@DefaultBean
@ApplicationScoped
public class PineconeErrorShape implements ErrorShape {

    private final Listener listener;

    PineconeErrorShape(Listener listener) {
        this.listener = listener;
    }

    @Override
    public Object body(ApiException failure, RoutingContext request) {
        return ErrorBody.of(failure, listener.planeOf(request));
    }
}
