package dev.larch.e2e.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** An HTTP reply: status, headers and the body as text. */
public record Reply(int status, Map<String, List<String>> headers, String body) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> DIFFERENT_EACH_TIME = Set.of("date", "x-request-id", "x-pinecone-request-id");

    static Reply of(HttpResponse<String> response) {
        return new Reply(response.statusCode(), response.headers().map(), response.body());
    }

    /** Fails with the body unless the status is this one. */
    public Reply expect(int expected) {
        if (status != expected) {
            throw new AssertionError("status " + status + " instead of " + expected + ": " + body);
        }
        return this;
    }

    public JsonNode json() {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException notJson) {
            throw new AssertionError("not JSON: " + body, notJson);
        }
    }

    /** The id that the service gave to the request. */
    public String requestId() {
        return headers.get("x-pinecone-request-id").getFirst();
    }

    /** The code of the error envelope of control paths. */
    public String errorCode() {
        return json().path("error").path("code").asText();
    }

    /** The message of an error, in either envelope. */
    public String errorMessage() {
        return json().path(json().has("error") ? "error" : "")
                .path("message")
                .asText(json().path("message").asText());
    }

    /** Everything that a caller can compare: status, body, and the headers that are not of one request alone. */
    public List<Object> comparable() {
        var stable = new TreeMap<String, List<String>>();
        headers.forEach((name, values) -> stable.put(name.toLowerCase(Locale.ROOT), values));
        stable.keySet().removeAll(DIFFERENT_EACH_TIME);
        return List.of(status, body, stable);
    }
}
