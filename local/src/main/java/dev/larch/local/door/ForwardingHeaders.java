package dev.larch.local.door;

import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.HostAndPort;
import io.vertx.httpproxy.Body;
import io.vertx.httpproxy.ProxyContext;
import io.vertx.httpproxy.ProxyInterceptor;
import io.vertx.httpproxy.ProxyResponse;
import java.util.Set;

/** Tells a service how the client reached the front door, and the client when the service does not answer. */
record ForwardingHeaders(String scheme, int port) implements ProxyInterceptor {

    private static final Set<String> OWN_NAMES = Set.of("localhost", "127.0.0.1", "[::1]", "::1");

    @Override
    public Future<ProxyResponse> handleProxyRequest(ProxyContext context) {
        replace(context.request().headers(), context.request().proxiedRequest());
        return context.sendRequest().recover(_ -> Future.succeededFuture(unavailable(context)));
    }

    // What the client claims about its own way here is worth nothing.
    private void replace(MultiMap headers, HttpServerRequest request) {
        headers.remove("Forwarded")
                .remove("X-Forwarded-Port")
                .remove("X-Forwarded-Prefix")
                .remove("X-Forwarded-Ssl");
        headers.set("X-Forwarded-Host", hostOf(request.authority()));
        headers.set("X-Forwarded-Proto", scheme);
        headers.set("X-Forwarded-For", request.remoteAddress().hostAddress());
    }

    // Addresses in answers are built from this: a name that is not ours is replaced by the one that is.
    private String hostOf(HostAndPort authority) {
        String host = authority != null && OWN_NAMES.contains(authority.host()) ? authority.host() : "localhost";
        return host + ":" + port;
    }

    private static ProxyResponse unavailable(ProxyContext context) {
        ProxyResponse response = context.request().release().response();
        response.setStatusCode(Refusal.UNAVAILABLE.status());
        response.putHeader("Content-Type", "application/json");
        return response.setBody(Body.body(Buffer.buffer(Refusal.UNAVAILABLE.body())));
    }
}
