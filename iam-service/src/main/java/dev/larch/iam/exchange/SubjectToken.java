package dev.larch.iam.exchange;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A token as it came, read but not believed yet: what it claims decides only by which key it is to be checked.
 *
 * @param keyId null when the token names none
 */
record SubjectToken(String compact, @Nullable String keyId, String issuer, List<String> audiences, String subject) {

    static final Set<String> ALGORITHMS =
            Set.of("RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512");

    private static final Set<String> TYPES = Set.of("jwt", "at+jwt", "application/at+jwt");
    private static final int MAX_LENGTH = 16_384;
    private static final Pattern COMPACT = Pattern.compile("[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+");
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    SubjectToken {
        audiences = List.copyOf(audiences);
    }

    /** Reads a token; fails with {@link RefusedException} for one that could not be taken from anybody. */
    static SubjectToken read(String compact) {
        if (compact.length() > MAX_LENGTH || !COMPACT.matcher(compact).matches()) {
            throw new RefusedException(Refusal.MALFORMED);
        }
        var parts = compact.split("\\.");
        var header = object(parts[0]);
        var claims = object(parts[1]);
        requireHeader(header);
        return new SubjectToken(
                compact,
                header.has("kid") ? text(header, "kid") : null,
                text(claims, "iss"),
                audiences(claims.path("aud")),
                text(claims, "sub"));
    }

    private static void requireHeader(JsonNode header) {
        if (!ALGORITHMS.contains(header.path("alg").asText())) {
            throw new RefusedException(Refusal.ALGORITHM);
        }
        var type = header.path("typ").asText("JWT").toLowerCase(Locale.ROOT);
        if (header.has("crit") || header.has("b64") || header.has("zip") || !TYPES.contains(type)) {
            throw new RefusedException(Refusal.MALFORMED);
        }
    }

    private static List<String> audiences(JsonNode claim) {
        var audiences = new ArrayList<String>();
        (claim.isArray() ? claim : List.of(claim)).forEach(item -> audiences.add(requireText(item)));
        return audiences;
    }

    private static String text(JsonNode object, String name) {
        return requireText(object.path(name));
    }

    private static String requireText(JsonNode value) {
        if (!value.isTextual()
                || value.textValue().isEmpty()
                || value.textValue().indexOf('\0') >= 0) {
            throw new RefusedException(Refusal.MALFORMED);
        }
        return value.textValue();
    }

    private static JsonNode object(String part) {
        try {
            var text = new String(Base64.getUrlDecoder().decode(part), StandardCharsets.UTF_8);
            if (JSON.readTree(text) instanceof ObjectNode object) {
                return object;
            }
        } catch (JsonProcessingException | IllegalArgumentException e) {
            // What it says instead is of no interest.
        }
        throw new RefusedException(Refusal.MALFORMED);
    }

    @Override
    public String toString() {
        return "SubjectToken[issuer=" + issuer + ", subject=" + subject + "]";
    }
}
