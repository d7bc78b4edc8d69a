package dev.larch.local.signin;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import no.nav.security.mock.oauth2.http.OAuth2HttpRequest;
import no.nav.security.mock.oauth2.http.OAuth2HttpRequestHandler;
import no.nav.security.mock.oauth2.http.OAuth2HttpResponse;
import okhttp3.Headers;
import okhttp3.HttpUrl;

/** Serves the provider's answers over the JDK's HTTP server. */
final class ProviderHandler implements HttpHandler {

    private static final int BODY_LIMIT_BYTES = 64 * 1024;
    private static final int TOO_LARGE = 413;
    private static final long NO_BODY = -1;

    private final String origin;
    private final OAuth2HttpRequestHandler provider;

    ProviderHandler(String origin, OAuth2HttpRequestHandler provider) {
        this.origin = origin;
        this.provider = provider;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readNBytes(BODY_LIMIT_BYTES + 1);
            if (body.length > BODY_LIMIT_BYTES) {
                exchange.sendResponseHeaders(TOO_LARGE, NO_BODY);
                return;
            }
            var request = request(exchange, new String(body, StandardCharsets.UTF_8));
            send(provider.getAuthorizationServer().invoke(request), exchange);
        }
    }

    private OAuth2HttpRequest request(HttpExchange exchange, String body) {
        var uri = exchange.getRequestURI();
        String method = exchange.getRequestMethod();
        boolean isLogin = method.equals("POST") && uri.getPath().endsWith("/authorize");
        // The issuer is one and the same whatever name a client reached the provider by.
        HttpUrl url =
                HttpUrl.get(origin + uri.getRawPath() + (uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery()));
        return new OAuth2HttpRequest(headers(exchange), method, url, isLogin ? LoginForm.withClaims(body) : body);
    }

    private static Headers headers(HttpExchange exchange) {
        var headers = new Headers.Builder();
        exchange.getRequestHeaders().forEach((name, values) -> {
            if (!name.toLowerCase(Locale.ROOT).startsWith("x-forwarded-") && !name.equalsIgnoreCase("Host")) {
                values.forEach(value -> headers.addUnsafeNonAscii(name, value));
            }
        });
        return headers.build();
    }

    private static void send(OAuth2HttpResponse response, HttpExchange exchange) throws IOException {
        byte[] body = bytes(response);
        response.getHeaders().forEach(header -> {
            if (!header.getFirst().equalsIgnoreCase("Content-Length")) {
                exchange.getResponseHeaders().add(header.getFirst(), header.getSecond());
            }
        });
        boolean empty = body.length == 0 || exchange.getRequestMethod().equals("HEAD");
        exchange.sendResponseHeaders(response.getStatus(), empty ? NO_BODY : body.length);
        if (!empty) {
            exchange.getResponseBody().write(body);
        }
    }

    private static byte[] bytes(OAuth2HttpResponse response) {
        if (response.getBytesBody() != null) {
            return response.getBytesBody();
        }
        return response.getBody() == null ? new byte[0] : response.getBody().getBytes(StandardCharsets.UTF_8);
    }
}
