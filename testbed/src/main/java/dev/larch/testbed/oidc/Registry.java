package dev.larch.testbed.oidc;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import javax.net.ssl.SSLContext;

/** Where clients of the provider register themselves. */
record Registry(URI address, SSLContext tls) {

    private static final Duration LIMIT = Duration.ofSeconds(30);

    /** Sends JSON, or nothing; an empty token is none. Fails unless the answer is a good one. */
    String send(String method, URI to, String token, String body) {
        var request = HttpRequest.newBuilder(to)
                .timeout(LIMIT)
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(body));
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        try (var client = HttpClient.newBuilder().sslContext(tls).build()) {
            var reply = client.send(request.build(), BodyHandlers.ofString());
            if (reply.statusCode() / 100 != 2) {
                throw new IllegalStateException("%s answered %d: %s".formatted(to, reply.statusCode(), reply.body()));
            }
            return reply.body();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
