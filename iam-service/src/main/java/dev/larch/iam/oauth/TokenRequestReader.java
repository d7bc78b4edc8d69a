package dev.larch.iam.oauth;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.netty.handler.codec.http.QueryStringDecoder;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the two forms in which clients send a token request. Pinecone's clients send JSON, OAuth libraries a form. */
@ApplicationScoped
class TokenRequestReader {

    private static final int MAX_PARAMETERS = 32;

    private final ObjectMapper json;

    TokenRequestReader(ObjectMapper json) {
        this.json = json;
    }

    /** The request; fails with invalid_request for what cannot be read. */
    TokenRequest read(String contentType, String body) {
        var type = contentType.split(";", 2)[0].trim().toLowerCase(Locale.ROOT);
        return switch (type) {
            case "application/json" -> readJson(body);
            case "application/x-www-form-urlencoded" -> readForm(body);
            default ->
                throw OAuthException.invalidRequest(
                        "Send the body as application/json or application/x-www-form-urlencoded.");
        };
    }

    private TokenRequest readJson(String body) {
        try {
            var request = json.readValue(body, TokenRequest.class);
            if (request == null) {
                throw OAuthException.invalidRequest("The body is empty.");
            }
            return request;
        } catch (JsonProcessingException e) {
            throw OAuthException.invalidRequest("The body is not a JSON object of strings.");
        }
    }

    private static TokenRequest readForm(String body) {
        try {
            var form = new QueryStringDecoder(body, StandardCharsets.UTF_8, false, MAX_PARAMETERS).parameters();
            return new TokenRequest(
                    single(form, "grant_type"),
                    single(form, "client_id"),
                    single(form, "client_secret"),
                    single(form, "audience"));
        } catch (IllegalArgumentException e) {
            throw OAuthException.invalidRequest("The body is not a form.");
        }
    }

    private static @Nullable String single(Map<String, List<String>> form, String name) {
        var values = form.get(name);
        if (values == null) {
            return null;
        }
        if (values.size() > 1) {
            throw OAuthException.invalidRequest("%s: named more than once.".formatted(name));
        }
        return values.getFirst();
    }
}
