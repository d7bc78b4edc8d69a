package dev.larch.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.larch.platform.access.Role;
import dev.larch.platform.test.FakeIam;
import io.restassured.RestAssured;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What no well-behaved client sends: requests written onto the socket byte by byte. */
@AuditServiceTest
class RawDoorTest {

    private static final String HUGE =
            "POST /internal/v1/events HTTP/1.1\r\nContent-Type: application/json\r\n" + "Content-Length: 21000000\r\n";

    FakeIam iam;

    @Test
    void refusesBodyThatIsAnnouncedTooLarge() throws IOException {
        var answer = sendKeepingAlive(HUGE + authorization(iam.serviceToken("index-service", "audit-service")));

        refuses(answer, 413, "PAYLOAD_TOO_LARGE");
        assertTrue(answer.toLowerCase(Locale.ROOT).contains("\r\nconnection: close\r\n"), answer);
    }

    @Test
    void asksForCredentialBeforeItMeasuresTheBody() throws IOException {
        refuses(send(HUGE), 401, "UNAUTHENTICATED");
    }

    @Test
    void refusesBodyThatGrowsTooLarge() throws Exception {
        var body = BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(new byte[21_000_000]));
        var address = URI.create("http://localhost:%d/internal/v1/events".formatted(RestAssured.port));
        var request = HttpRequest.newBuilder(address)
                .version(HttpClient.Version.HTTP_1_1)
                .header("Content-Type", "application/json")
                .header("Authorization", "Bearer " + iam.serviceToken("index-service", "audit-service"))
                .POST(body)
                .build();

        try (var client = HttpClient.newHttpClient()) {
            assertEquals(413, client.send(request, BodyHandlers.ofString()).statusCode());
        }
    }

    /** Quarkus refuses these before any code of Larch runs, so there is no envelope. */
    @ParameterizedTest
    @ValueSource(strings = {"/audit/events/%zz", "/audit/events?action=%zz"})
    void refusesUrlThatIsWronglyEscaped(String url) throws IOException {
        var answer = send("GET " + url + " HTTP/1.1\r\n");

        assertEquals("HTTP/1.1 400", answer.substring(0, 12));
        assertEquals("", answer.substring(answer.indexOf("\r\n\r\n") + 4), answer);
    }

    @Test
    void findsNothingBehindEscapedSlash() throws IOException {
        var owner = iam.newPerson(iam.newProject(), Role.ORG_OWNER).secret();

        var answer = send("GET /audit%2Fevents HTTP/1.1\r\n" + authorization(owner));

        refuses(answer, 404, "NOT_FOUND");
    }

    private static String authorization(String token) {
        return "Authorization: Bearer " + token + "\r\n";
    }

    /** Reads until the envelope ends, or the connection: the server may go on waiting for the body. */
    private static String readJson(InputStream in) throws IOException {
        var answer = new StringBuilder();
        for (int next = in.read(); next >= 0; next = in.read()) {
            answer.append((char) next);
            if (next == '}' && answer.indexOf("\"status\":") > 0) {
                break;
            }
        }
        return answer.toString();
    }

    /** Sends a request's head and nothing more. */
    private static String send(String head) throws IOException {
        return sendKeepingAlive(head + "Connection: close\r\n");
    }

    private static String sendKeepingAlive(String head) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), RestAssured.port)) {
            socket.setSoTimeout(5_000);
            var request = head + "Host: localhost\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return readJson(socket.getInputStream());
        }
    }

    private static void refuses(String answer, int status, String code) {
        assertEquals("HTTP/1.1 " + status, answer.substring(0, 12), answer);
        assertTrue(answer.contains("{\"error\":{\"code\":\"" + code + "\",\"message\":\""), answer);
        assertTrue(answer.endsWith("\"},\"status\":" + status + "}"), answer);
    }
}
