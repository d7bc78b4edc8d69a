package dev.larch.local.door;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.larch.local.fake.FreePorts;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The front door before two services, one of which is absent. */
class FrontDoorTest {

    private static final int PORT = FreePorts.find().frontDoor();

    private static HttpServer service;
    private static FrontDoor door;

    private final HttpClient client = HttpClient.newHttpClient();

    @BeforeAll
    static void open() throws IOException {
        service = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        service.createContext("/", FrontDoorTest::tellWhatArrived);
        service.start();
        int absent = FreePorts.find().frontDoor();
        door = new FrontDoor(
                List.of(
                        new Route("/", service.getAddress().getPort()),
                        new Route("/admin", service.getAddress().getPort()),
                        new Route("/indexes", absent)),
                new DoorOptions(PORT, null));
        door.start();
    }

    @AfterAll
    static void close() {
        door.stop();
        service.stop(0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/admin", "/admin/projects?limit=1"})
    void leadsToTheServiceOfThePath(String path) throws Exception {
        var response = send(HttpRequest.newBuilder(uri(path)));

        assertEquals(200, response.statusCode());
        assertTrue(response.body().startsWith("GET " + path + "\n"), response.body());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/internal/v1/principals:resolve", "/administration", "/q/health", "/Admin"})
    void knowsNoOtherPath(String path) throws Exception {
        var response = send(HttpRequest.newBuilder(uri(path)));

        assertEquals(404, response.statusCode());
        assertEquals(
                "application/json",
                response.headers().firstValue("Content-Type").orElseThrow());
        assertEquals(
                "{\"error\":{\"code\":\"NOT_FOUND\",\"message\":\"There is nothing at this path.\"},\"status\":404}",
                response.body());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/admin/../internal/v1/revocations", "/admin/%2e%2e/internal", "//internal", "/admin;x/keys"})
    void refusesAmbiguousPath(String path) throws Exception {
        String answer = raw("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");

        assertTrue(answer.startsWith("HTTP/1.1 400"), answer);
        assertTrue(answer.contains("INVALID_ARGUMENT"), answer);
    }

    @Test
    void replacesWhatTheClientSaysOfItsWay() throws Exception {
        var response = send(HttpRequest.newBuilder(uri("/admin"))
                .header("X-Forwarded-For", "10.0.0.1")
                .header("X-Forwarded-Proto", "https")
                .header("X-Forwarded-Host", "evil.example")
                .header("Forwarded", "host=evil.example"));

        assertTrue(response.body().contains("x-forwarded-for: [127.0.0.1]\n"), response.body());
        assertTrue(response.body().contains("x-forwarded-proto: [http]\n"), response.body());
        assertTrue(response.body().contains("x-forwarded-host: [localhost:" + PORT + "]\n"), response.body());
        assertTrue(!response.body().contains("evil"), response.body());
    }

    @Test
    void replacesHostThatIsNotItsOwn() throws Exception {
        String answer = raw("GET /admin HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n");

        assertTrue(answer.contains("x-forwarded-host: [localhost:" + PORT + "]"), answer);
    }

    @Test
    void carriesLargeBodies() throws Exception {
        byte[] body = new byte[8 * 1024 * 1024];

        var response = send(HttpRequest.newBuilder(uri("/admin")).POST(HttpRequest.BodyPublishers.ofByteArray(body)));

        assertTrue(response.body().endsWith("body: " + body.length), response.body());
    }

    @Test
    void saysThatAnAbsentServiceIsUnavailable() throws Exception {
        var response = send(HttpRequest.newBuilder(uri("/indexes")).POST(HttpRequest.BodyPublishers.ofString("{}")));

        assertEquals(503, response.statusCode());
        assertTrue(response.body().startsWith("{\"error\":{\"code\":\"UNAVAILABLE\""), response.body());
        assertTrue(response.body().endsWith("\"status\":503}"), response.body());
    }

    @Test
    void refusesLargeHeaders() throws Exception {
        var response = send(HttpRequest.newBuilder(uri("/admin")).header("X-Large", "x".repeat(20_000)));

        assertEquals(431, response.statusCode());
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static String raw(String request) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), PORT)) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static URI uri(String path) {
        return URI.create("http://localhost:" + PORT + path);
    }

    private static void tellWhatArrived(HttpExchange exchange) throws IOException {
        try (exchange;
                InputStream body = exchange.getRequestBody()) {
            int length = body.readAllBytes().length;
            var text = new StringBuilder(exchange.getRequestMethod() + " " + exchange.getRequestURI() + "\n");
            exchange.getRequestHeaders()
                    .forEach((name, values) -> text.append(name.toLowerCase(Locale.ROOT))
                            .append(": ")
                            .append(values)
                            .append("\n"));
            byte[] answer = text.append("body: ").append(length).toString().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
        }
    }
}
