package dev.larch.platform.test.fuzz;

import dev.larch.platform.test.fuzz.FuzzRequest.Parameter;
import dev.larch.platform.test.fuzz.FuzzRequest.Place;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;

/** Puts a request on the wire: values are encoded as their place demands, however bad they are. */
final class FuzzSender {

    /** An answer that takes longer counts as a hang. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final FuzzTarget target;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    /** What came back. */
    record Reply(int status, String body) {

        @Override
        public String toString() {
            return status + " " + body.strip();
        }
    }

    FuzzSender(FuzzTarget target) {
        this.target = target;
    }

    Reply send(FuzzRequest fuzz) throws IOException {
        var request = HttpRequest.newBuilder(target.base().resolve(address(fuzz)))
                .timeout(PATIENCE)
                .method(
                        fuzz.method(),
                        fuzz.body().isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(fuzz.body()));
        if (!fuzz.contentType().isEmpty()) {
            request.header("Content-Type", fuzz.contentType());
        }
        target.credential(fuzz.caller()).forEach(request::header);
        of(fuzz, Place.HEADER).forEach((header, value) -> request.setHeader(header.name(), headerValue(value)));
        of(fuzz, Place.COOKIE)
                .forEach((cookie, value) -> request.setHeader("Cookie", cookie.name() + "=" + headerValue(value)));
        try {
            return send(request.build());
        } catch (HttpTimeoutException e) {
            throw e;
        } catch (IOException e) {
            // A server may close a connection between two requests (RFC 9112, section 9.3.1). Whatever it does to this
            // very request, it does again.
            return send(request.build());
        }
    }

    private Reply send(HttpRequest request) throws IOException {
        try {
            var reply = client.send(request, BodyHandlers.ofString());
            return new Reply(reply.statusCode(), reply.body());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    private static URI address(FuzzRequest fuzz) {
        var path = fuzz.path();
        for (var value : of(fuzz, Place.PATH).entrySet()) {
            path = path.replace("{" + value.getKey().name() + "}", segment(value.getValue()));
        }
        var query = of(fuzz, Place.QUERY).entrySet().stream()
                .map(value -> value.getKey().name() + "=" + encoded(value.getValue()))
                .collect(Collectors.joining("&"));
        return URI.create(query.isEmpty() ? path : path + "?" + query);
    }

    private static Map<Parameter, String> of(FuzzRequest fuzz, Place place) {
        return fuzz.parameters().entrySet().stream()
                .filter(value -> value.getKey().place() == place)
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** Dots too, lest the client take a step up before it sends. */
    private static String segment(String value) {
        return encoded(value).replace(".", "%2E");
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** What a client can send in a header at all. */
    private static String headerValue(String value) {
        return value.replaceAll("[^\\x20-\\x7E\\xA0-\\xFF]", "?");
    }
}
