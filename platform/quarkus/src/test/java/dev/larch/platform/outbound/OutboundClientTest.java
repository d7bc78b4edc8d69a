package dev.larch.platform.outbound;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.larch.platform.outbound.OutboundException.Reason;
import io.quarkus.tls.TlsConfiguration;
import io.quarkus.tls.TlsConfigurationRegistry;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Calls that leave, against a server on this machine. */
class OutboundClientTest {

    private final Vertx vertx = Vertx.vertx();
    private final AtomicInteger elsewhere = new AtomicInteger();
    private final CompletableFuture<Void> cutOff = new CompletableFuture<>();
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/json", exchange -> reply(exchange, 200, "{\"a\":1}"));
        server.createContext("/twice", exchange -> reply(exchange, 200, "{\"a\":1,\"a\":2}"));
        server.createContext("/more", exchange -> reply(exchange, 200, "{\"a\":1} {}"));
        server.createContext("/list", exchange -> reply(exchange, 200, "[1]"));
        server.createContext("/deep", exchange -> reply(exchange, 200, "{\"a\":".repeat(50) + "1" + "}".repeat(50)));
        server.createContext("/big", exchange -> reply(exchange, 200, "{\"a\":\"" + "x".repeat(600_000) + "\"}"));
        server.createContext("/missing", exchange -> reply(exchange, 404, "{}"));
        server.createContext("/silent", _ -> {});
        server.createContext("/trickle", this::trickle);
        server.createContext("/elsewhere", exchange -> {
            elsewhere.incrementAndGet();
            reply(exchange, 200, "{}");
        });
        server.createContext("/redirect", this::redirect);
        server.createContext(
                "/form",
                exchange -> reply(
                        exchange,
                        400,
                        "{\"sent\":\"%s\",\"by\":\"%s\"}"
                                .formatted(
                                        new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8),
                                        exchange.getRequestHeaders().getFirst("Authorization"))));
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
        vertx.close();
    }

    @Test
    void getsJson() {
        assertEquals(1, get("/json").get("a").asInt());
    }

    @Test
    void sendsAForm() {
        var request = OutboundRequest.form(URI.create(url("/form")), Map.of("code", "a b&c"))
                .with("Authorization", "me");

        var reply = client("127.0.0.0/8").send(request).await().indefinitely();

        assertEquals(400, reply.status());
        assertEquals("{\"sent\":\"code=a+b%26c\",\"by\":\"me\"}", reply.body().toString());
    }

    @Test
    void takesNothingButOneJsonObjectOfABoundedSize() {
        for (var path : List.of("/twice", "/more", "/list", "/deep", "/big", "/missing")) {
            assertEquals(Reason.UNUSABLE, failure(path).reason(), path);
        }
    }

    @Test
    void followsNoRedirect() {
        assertEquals(Reason.UNUSABLE, failure("/redirect").reason());
        assertEquals(0, elsewhere.get());
    }

    @Test
    void waitsForNobody() {
        var client = client("127.0.0.0/8", Duration.ofMillis(500));
        var uri = URI.create(url("/silent"));

        var failure = assertThrows(
                OutboundException.class, () -> client.getJson(uri).await().indefinitely());

        assertEquals(Reason.UNREACHABLE, failure.reason());
    }

    @Test
    void namesTheProxyThatKeepsSilent() throws IOException {
        try (var silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var client = through("127.0.0.1:" + silent.getLocalPort());
            var uri = URI.create("https://idp.partner.example/");

            var failure = assertThrows(
                    OutboundException.class, () -> client.getJson(uri).await().indefinitely());

            assertEquals(Reason.UNREACHABLE, failure.reason());
            assertEquals(
                    "The host idp.partner.example cannot be reached through the company's proxy.",
                    failure.getMessage());
        }
    }

    @Test
    void cutsOffWhoTrickles() {
        var client = client("127.0.0.0/8", Duration.ofMillis(500));
        var uri = URI.create(url("/trickle"));

        assertThrows(OutboundException.class, () -> client.getJson(uri).await().indefinitely());

        assertDoesNotThrow(() -> cutOff.get(10, TimeUnit.SECONDS));
    }

    @Test
    void refusesWhatIsNotAllowed() {
        var uri = URI.create(url("/json"));
        var client = client("10.0.0.0/8");

        var failure = assertThrows(
                OutboundException.class, () -> client.getJson(uri).await().indefinitely());

        assertEquals(Reason.REFUSED, failure.reason());
    }

    private ObjectNode get(String path) {
        return client("127.0.0.0/8").getJson(URI.create(url(path))).await().indefinitely();
    }

    private OutboundException failure(String path) {
        return assertThrows(OutboundException.class, () -> get(path));
    }

    private String url(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }

    /** Patient: a machine that does other things too answers late, and late is not what most tests are about. */
    private OutboundClient client(String allow) {
        return client(allow, Duration.ofSeconds(5));
    }

    private OutboundClient client(String allow, Duration timeout) {
        return new OutboundClient(new OutboundSettings(Optional.of(List.of(allow)), timeout), new NoTls(), vertx, true);
    }

    private OutboundClient through(String proxy) {
        var settings = new OutboundSettings(
                Optional.empty(), Optional.of(proxy), Optional.empty(), Optional.empty(), Duration.ofMillis(500));
        return new OutboundClient(settings, new NoTls(), vertx, true);
    }

    private void redirect(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().set("Location", url("/elsewhere"));
        reply(exchange, 302, "{}");
    }

    /** Sends a byte now and then until somebody hangs up. */
    private void trickle(HttpExchange exchange) throws IOException {
        exchange.sendResponseHeaders(200, 0);
        try (var out = exchange.getResponseBody()) {
            while (true) {
                out.write(' ');
                out.flush();
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
            }
        } catch (IOException hungUp) {
            cutOff.complete(null);
        }
    }

    private static void reply(HttpExchange exchange, int status, String body) throws IOException {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        try (var out = exchange.getResponseBody()) {
            out.write(bytes);
        }
    }

    private static final class NoTls implements TlsConfigurationRegistry {

        @Override
        public Optional<TlsConfiguration> get(String name) {
            return Optional.empty();
        }

        @Override
        public Optional<TlsConfiguration> getDefault() {
            return Optional.empty();
        }

        @Override
        public void register(String name, TlsConfiguration configuration) {
            throw new UnsupportedOperationException();
        }
    }
}
