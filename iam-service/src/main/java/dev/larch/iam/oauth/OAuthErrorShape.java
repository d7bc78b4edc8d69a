package dev.larch.iam.oauth;

import dev.larch.kernel.ApiException;
import dev.larch.platform.endpoint.Listener;
import dev.larch.platform.error.ErrorBody;
import dev.larch.platform.error.ErrorShape;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;

/** What OAuth clients are shown when something else than their request fails; all others see Pinecone's envelope. */
@ApplicationScoped
public class OAuthErrorShape implements ErrorShape {

    private static final String PATHS = "/oauth/";

    private final Listener listener;

    OAuthErrorShape(Listener listener) {
        this.listener = listener;
    }

    @Override
    public Object body(ApiException failure, RoutingContext request) {
        return request.request().path().startsWith(PATHS)
                ? new OAuthException.Body(error(failure), failure.publicMessage())
                : ErrorBody.of(failure, listener.planeOf(request));
    }

    private static String error(ApiException failure) {
        return switch (failure.code()) {
            case UNAVAILABLE, RESOURCE_EXHAUSTED -> "temporarily_unavailable";
            case UNAUTHENTICATED -> "invalid_client";
            default -> failure.code().isServerFault() ? "server_error" : "invalid_request";
        };
    }
}
