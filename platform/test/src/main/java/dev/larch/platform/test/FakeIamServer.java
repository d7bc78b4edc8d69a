package dev.larch.platform.test;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.larch.platform.credential.KeyUseReport;
import dev.larch.platform.resolution.ResolveAnswer;
import dev.larch.platform.resolution.ResolveRequest;
import dev.larch.platform.service.ClientCredentials;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The five paths of iam-service that the other services call, on an ephemeral loopback port. */
final class FakeIamServer implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper()
            .registerModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    private final FakeDirectory directory;
    private final FakeRevocationLog revocations;
    private final TestKeys keys;
    private final Set<String> issued = ConcurrentHashMap.newKeySet();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpServer server = listen();
    private volatile boolean failing;

    FakeIamServer(FakeDirectory directory, FakeRevocationLog revocations, TestKeys keys) {
        this.directory = directory;
        this.revocations = revocations;
        this.keys = keys;
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    void setFailing(boolean failing) {
        this.failing = failing;
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private static HttpServer listen() {
        try {
            return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            if (failing) {
                reply(exchange, 503, "{}");
                return;
            }
            switch (exchange.getRequestURI().getPath()) {
                case "/.well-known/jwks.json" -> reply(exchange, 200, keys.published());
                case "/oauth/token" -> token(exchange);
                case "/internal/v1/principals:resolve" -> resolve(exchange);
                case "/internal/v1/revocations" -> revocations(exchange);
                case "/internal/v1/keys:used" -> keysUsed(exchange);
                default -> reply(exchange, 404, "{}");
            }
        }
    }

    private void token(HttpExchange exchange) throws IOException {
        var credentials = JSON.readValue(exchange.getRequestBody().readAllBytes(), ClientCredentials.class);
        var token = keys.tokens()
                .sign(Tokens.Claims.ofService(credentials.clientId(), "any").withAudience(credentials.audience()));
        issued.add("Bearer " + token);
        var answer = Map.of("access_token", token, "token_type", "Bearer", "expires_in", 300);
        reply(exchange, 200, JSON.writeValueAsString(answer));
    }

    private void resolve(HttpExchange exchange) throws IOException {
        if (isStranger(exchange)) {
            reply(exchange, 401, "{}");
            return;
        }
        var request = JSON.readValue(exchange.getRequestBody().readAllBytes(), ResolveRequest.class);
        // The position first: a revocation in between must make the answer look older than it, not newer.
        long position = revocations.position();
        var principal = directory.find(request);
        var limits = principal == null ? null : directory.limitsOf(principal.credentialId());
        reply(exchange, 200, JSON.writeValueAsString(new ResolveAnswer(position, principal, limits)));
    }

    private void keysUsed(HttpExchange exchange) throws IOException {
        if (isStranger(exchange)) {
            reply(exchange, 401, "{}");
            return;
        }
        var report = JSON.readValue(exchange.getRequestBody().readAllBytes(), KeyUseReport.class);
        report.uses().forEach(use -> directory.addUse(use.keyId().toString(), use.usedAt()));
        exchange.sendResponseHeaders(204, -1);
    }

    private void revocations(HttpExchange exchange) throws IOException {
        if (isStranger(exchange)) {
            reply(exchange, 401, "{}");
            return;
        }
        try {
            long after = Long.parseLong(parameter(exchange, "after"));
            var page = revocations.after(after, parameter(exchange, "nonce"));
            reply(exchange, failing ? 503 : 200, JSON.writeValueAsString(page));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Only a service that asked for a token here may ask on. */
    private boolean isStranger(HttpExchange exchange) {
        var authorization = exchange.getRequestHeaders().getFirst("Authorization");
        return authorization == null || !issued.contains(authorization);
    }

    private static String parameter(HttpExchange exchange, String name) {
        return Arrays.stream(exchange.getRequestURI().getRawQuery().split("&"))
                .filter(pair -> pair.startsWith(name + "="))
                .map(pair -> URLDecoder.decode(pair.substring(name.length() + 1), StandardCharsets.UTF_8))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No parameter " + name));
    }

    private static void reply(HttpExchange exchange, int status, String body) throws IOException {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }
}
