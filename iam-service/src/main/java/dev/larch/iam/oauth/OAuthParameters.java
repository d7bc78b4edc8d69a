package dev.larch.iam.oauth;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.netty.handler.codec.http.QueryStringDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a client sends to an OAuth endpoint, as a form or as JSON. Pinecone's clients send JSON, OAuth libraries a form. */
public final class OAuthParameters {

    private static final int MAX_PARAMETERS = 32;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<String, String> values;

    private OAuthParameters(Map<String, String> values) {
        this.values = values;
    }

    /** Reads a body; fails with invalid_request for what cannot be read. */
    public static OAuthParameters read(@Nullable String contentType, @Nullable String body) {
        var type =
                contentType == null ? "" : contentType.split(";", 2)[0].trim().toLowerCase(Locale.ROOT);
        var text = body == null ? "" : body;
        return switch (type) {
            case "application/json" -> new OAuthParameters(ofJson(text));
            case "application/x-www-form-urlencoded" -> new OAuthParameters(ofForm(text));
            default ->
                throw OAuthException.invalidRequest(
                        "Send the body as application/json or application/x-www-form-urlencoded.");
        };
    }

    /** The parameter's value, or null where it is not named. */
    public @Nullable String find(String name) {
        return values.get(name);
    }

    /** The parameter's value; fails with invalid_request where it is missing or empty. */
    public String get(String name) {
        var value = values.get(name);
        if (value == null || value.isEmpty() || value.indexOf('\0') >= 0) {
            throw OAuthException.invalidRequest("%s: must not be empty.".formatted(name));
        }
        return value;
    }

    private static Map<String, String> ofJson(String body) {
        try {
            var object = JSON.readTree(body);
            if (object == null || !object.isObject() || object.size() > MAX_PARAMETERS) {
                throw OAuthException.invalidRequest("The body is not a JSON object of strings.");
            }
            var values = new HashMap<String, String>();
            object.properties().forEach(field -> putText(values, field));
            return values;
        } catch (JsonProcessingException e) {
            throw OAuthException.invalidRequest("The body is not a JSON object of strings.");
        }
    }

    private static void putText(Map<String, String> values, Map.Entry<String, JsonNode> field) {
        if (field.getValue().isTextual()) {
            values.put(field.getKey(), field.getValue().textValue());
        } else if (!field.getValue().isNull()) {
            throw OAuthException.invalidRequest("The body is not a JSON object of strings.");
        }
    }

    private static Map<String, String> ofForm(String body) {
        try {
            var values = new HashMap<String, String>();
            new QueryStringDecoder(body, StandardCharsets.UTF_8, false, MAX_PARAMETERS)
                    .parameters()
                    .forEach((name, all) -> values.put(name, single(name, all)));
            return values;
        } catch (IllegalArgumentException e) {
            throw OAuthException.invalidRequest("The body is not a form.");
        }
    }

    private static String single(String name, List<String> values) {
        if (values.size() > 1) {
            // The client chose the name: it is said only where it is one of OAuth's.
            throw OAuthException.invalidRequest(
                    "%s: named more than once.".formatted(name.matches("[a-z_]{1,32}") ? name : "A parameter"));
        }
        return values.getFirst();
    }

    /** Names only: the values are secrets. */
    @Override
    public String toString() {
        return "OAuthParameters" + values.keySet();
    }
}
