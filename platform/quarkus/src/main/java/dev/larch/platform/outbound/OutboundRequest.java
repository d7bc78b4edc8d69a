package dev.larch.platform.outbound;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A call that leaves. */
public record OutboundRequest(
        String method,
        URI uri,
        Map<String, String> headers,
        @Nullable String body) {

    public OutboundRequest {
        headers = Map.copyOf(headers);
    }

    /** Asks for JSON. */
    public static OutboundRequest get(URI uri) {
        return new OutboundRequest("GET", uri, Map.of("Accept", "application/json"), null);
    }

    /** Sends a form, and asks for JSON. */
    public static OutboundRequest form(URI uri, Map<String, String> fields) {
        var body = fields.entrySet().stream()
                .map(field -> encode(field.getKey()) + "=" + encode(field.getValue()))
                .collect(Collectors.joining("&"));
        var headers = Map.of("Accept", "application/json", "Content-Type", "application/x-www-form-urlencoded");
        return new OutboundRequest("POST", uri, headers, body);
    }

    /** The same with a header more. */
    public OutboundRequest with(String header, String value) {
        var more = new HashMap<>(headers);
        more.put(header, value);
        return new OutboundRequest(method, uri, more, body);
    }

    /** Headers and body may hold secrets. */
    @Override
    public String toString() {
        return "OutboundRequest[%s %s]".formatted(method, uri);
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
