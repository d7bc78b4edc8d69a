package dev.larch.testbed.proxy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The proxy lets calls through and remembers them; where it knows one user, it lets nobody else through. */
class ForwardProxyTest {

    private HttpServer target;
    // By a name: the JDK's client does not send calls to loopback addresses through a proxy.
    private URI address;

    @BeforeEach
    void listen() throws Exception {
        target = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        target.createContext("/", exchange -> exchange.sendResponseHeaders(204, -1));
        target.start();
        address = URI.create("http://idp%s:%d/there"
                .formatted(ForwardProxy.OUTSIDE, target.getAddress().getPort()));
    }

    @AfterEach
    void stop() {
        target.stop(0);
    }

    @Test
    void remembersWhereACallWent() throws Exception {
        try (var proxy = ForwardProxy.start()) {
            assertEquals(204, statusThrough(proxy));
            proxy.goDown();
            proxy.goDown();
            proxy.comeBack();

            assertEquals(204, statusThrough(proxy));
            assertEquals(List.of("GET " + address, "GET " + address), proxy.requests());
        }
    }

    @Test
    void asksWhoItIs() throws Exception {
        try (var proxy = ForwardProxy.start("larch", "a-password-of-the-testbed")) {
            assertEquals(407, statusThrough(proxy));

            assertEquals(List.of(), proxy.requests());
        }
    }

    private int statusThrough(ForwardProxy proxy) throws Exception {
        var port = Integer.parseInt(proxy.address().split(":")[1]);
        try (var client = HttpClient.newBuilder()
                .proxy(ProxySelector.of(new InetSocketAddress("127.0.0.1", port)))
                .build()) {
            return client.send(HttpRequest.newBuilder(address).build(), BodyHandlers.discarding())
                    .statusCode();
        }
    }
}
