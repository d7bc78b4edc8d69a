package dev.larch.platform.test.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Lines must be answered as they say before anything is made bad. */
class FuzzRunTest {

    private final Queue<String> asked = new ConcurrentLinkedQueue<>();
    private HttpServer server;

    /** The server of the test, which has one new thing after the other. */
    private record Target(URI base, AtomicInteger made) implements FuzzTarget {

        @Override
        public Map<String, String> credential(String caller) {
            return Map.of();
        }

        @Override
        public UnaryOperator<String> maker() {
            return name -> name + made.incrementAndGet();
        }

        @Override
        public String state() {
            return "";
        }
    }

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            try (exchange) {
                asked.add(exchange.getRequestURI().toString());
                exchange.sendResponseHeaders(exchange.getRequestURI().getPath().equals("/good") ? 200 : 404, -1);
            }
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void sendsLinesUnchangedBeforeAndAfterTheBadOnes() {
        assertEquals(List.of(), run("/fuzz/good.txt").faults());

        var all = List.copyOf(asked);
        assertEquals(List.of("/good?name=name1", "/absent"), all.subList(0, 2));
        assertEquals(List.of("/good?name=name2", "/absent"), all.subList(all.size() - 2, all.size()));
        assertTrue(all.size() > 30, "nothing was made bad");
    }

    @Test
    void makesNothingBadWhileALineIsNotAnsweredAsItSays() {
        var faults = run("/fuzz/refused.txt").faults();

        assertEquals(
                List.of(
                        "GET /absent | anybody | query name=x | |: is to be answered with success, not with 404 ",
                        "GET /good | anybody | query name=x | |: is to be answered with 404, not with 200 "),
                faults);
        assertEquals(2, asked.size());
    }

    private FuzzRun run(String table) {
        var base = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        return FuzzRun.of(new Target(base, new AtomicInteger()), table, Map.of());
    }
}
