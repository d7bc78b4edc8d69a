package dev.larch.e2e.client;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;
import javax.net.ssl.SSLContext;

/** A browser without a screen: it keeps cookies, and goes on to where it is sent only when it is told. */
public final class Visitor {

    /** What came of a visit. */
    public record Visit(URI at, Reply reply) {

        /** Where it sends the visitor; fails when it does not. */
        public URI location() {
            var location = reply.headers().get("location");
            if (location == null) {
                throw new AssertionError("no redirect from " + at + ": " + reply.status() + " " + reply.body());
            }
            return at.resolve(location.getFirst());
        }

        public boolean isRedirect() {
            return reply.headers().containsKey("location");
        }
    }

    private final HttpClient client;

    public Visitor() {
        this(HttpClient.newBuilder());
    }

    /** One who trusts what that context trusts. */
    public Visitor(SSLContext tls) {
        this(HttpClient.newBuilder().sslContext(tls));
    }

    private Visitor(HttpClient.Builder builder) {
        this.client = builder.version(HttpClient.Version.HTTP_1_1)
                .cookieHandler(new CookieManager(null, (_, cookie) -> accept(cookie)))
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    /** Goes to an address that the person has typed. */
    public Visit get(URI address) {
        return send(HttpRequest.newBuilder(address).header("Sec-Fetch-Site", "none"));
    }

    /** Sends a form of a page of the same site. */
    public Visit submit(URI address, Map<String, String> fields) {
        var body = fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        var request = HttpRequest.newBuilder(address)
                .header("Origin", "%s://%s".formatted(address.getScheme(), address.getAuthority()));
        return send(
                body.isEmpty()
                        ? request.POST(BodyPublishers.noBody())
                        : request.header("Content-Type", "application/x-www-form-urlencoded")
                                .POST(BodyPublishers.ofString(body)));
    }

    /** This machine is a place as secure as TLS makes it: browsers see it so too. */
    private static boolean accept(HttpCookie cookie) {
        cookie.setSecure(false);
        return true;
    }

    private Visit send(HttpRequest.Builder request) {
        var built = request.build();
        try {
            return new Visit(built.uri(), Reply.of(client.send(built, BodyHandlers.ofString())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
