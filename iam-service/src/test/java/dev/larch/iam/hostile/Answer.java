package dev.larch.iam.hostile;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** What an endpoint of the provider answers. */
public record Answer(int status, Map<String, String> headers, String body) {

    private static final ObjectMapper JSON = new ObjectMapper();

    public static Answer json(Object body) {
        return new Answer(200, Map.of("Content-Type", "application/json"), write(body));
    }

    public static Answer text(String body) {
        return new Answer(200, Map.of("Content-Type", "application/json"), body);
    }

    public static Answer status(int status) {
        return new Answer(status, Map.of("Content-Type", "application/json"), "{\"error\":\"server_error\"}");
    }

    public static Answer redirect(String location) {
        return new Answer(302, Map.of("Location", location), "");
    }

    static String write(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    void send(HttpExchange exchange) throws IOException {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        headers.forEach(exchange.getResponseHeaders()::set);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
    }
}
