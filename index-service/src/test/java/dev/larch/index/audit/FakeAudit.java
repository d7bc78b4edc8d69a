package dev.larch.index.audit;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** An audit-service that takes every batch but those that hold a forbidden word, which it refuses as a whole. */
public final class FakeAudit implements QuarkusTestResourceLifecycleManager {

    static final String FORBIDDEN = "poison";

    private final List<String> taken = new CopyOnWriteArrayList<>();
    private HttpServer server;

    @Override
    public Map<String, String> start() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/internal/v1/events", this::ingest);
        server.start();
        return Map.of(
                "larch.audit.url",
                "http://localhost:" + server.getAddress().getPort(),
                "larch.audit.relay-enabled",
                "true");
    }

    /** Whether an event with this text in it has arrived. */
    boolean has(String text) {
        return taken.stream().anyMatch(batch -> batch.contains(text));
    }

    private void ingest(HttpExchange exchange) throws IOException {
        var events = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        boolean good = !events.contains(FORBIDDEN);
        if (good) {
            taken.add(events);
        }
        exchange.sendResponseHeaders(good ? 204 : 400, -1);
        exchange.close();
    }

    /** After the settings that all tests share, which switch the relay off. */
    @Override
    public int order() {
        return 10;
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(this, new TestInjector.MatchesType(FakeAudit.class));
    }

    @Override
    public void stop() {
        server.stop(0);
    }
}
