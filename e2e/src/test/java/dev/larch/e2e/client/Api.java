package dev.larch.e2e.client;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** JSON over HTTP to one base address, with the same headers on every request. */
public record Api(String base, Map<String, String> headers, HttpClient client) {

    private static final HttpClient DEFAULT_CLIENT = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private static final Duration LIMIT = Duration.ofSeconds(20);

    public Api {
        headers = Map.copyOf(headers);
    }

    public static Api anonymous(String base) {
        return new Api(base, Map.of(), DEFAULT_CLIENT);
    }

    public static Api withKey(String base, String apiKey) {
        return anonymous(base).with("Api-Key", apiKey);
    }

    public static Api withToken(String base, String token) {
        return anonymous(base).with("Authorization", "Bearer " + token);
    }

    /** The same with one more header. */
    public Api with(String name, String value) {
        var more = new HashMap<>(headers);
        more.put(name, value);
        return new Api(base, more, client);
    }

    /** The same over another client, such as one that trusts other authorities. */
    public Api over(HttpClient other) {
        return new Api(base, headers, other);
    }

    public Reply get(String path) {
        return send("GET", path, "");
    }

    public Reply post(String path, String json) {
        return send("POST", path, json);
    }

    public Reply patch(String path, String json) {
        return send("PATCH", path, json);
    }

    public Reply delete(String path) {
        return send("DELETE", path, "");
    }

    private Reply send(String method, String path, String body) {
        var request = HttpRequest.newBuilder(URI.create(base + path)).timeout(LIMIT);
        headers.forEach(request::header);
        request.header("X-Pinecone-Api-Version", "2026-04");
        if (body.isEmpty()) {
            request.method(method, BodyPublishers.noBody());
        } else {
            request.header("Content-Type", "application/json").method(method, BodyPublishers.ofString(body));
        }
        try {
            return Reply.of(client.send(request.build(), BodyHandlers.ofString()));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError(interrupted);
        }
    }

    @Override
    public String toString() {
        return "Api[" + base + "]";
    }
}
