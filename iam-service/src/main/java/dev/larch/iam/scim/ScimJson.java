package dev.larch.iam.scim;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

/** Reads and writes SCIM's own media type. Clients send much that nobody asked for, so bodies are read as trees. */
@ApplicationScoped
public class ScimJson {

    public static final String MEDIA_TYPE = "application/scim+json";

    private final ObjectMapper json;

    ScimJson(ObjectMapper json) {
        this.json = json;
    }

    /** The object in the body; fails with invalidSyntax. */
    public ObjectNode read(@Nullable String body) {
        try {
            if (body != null && json.readTree(body) instanceof ObjectNode object) {
                requireNoNul(body);
                return object;
            }
            throw ScimException.invalidSyntax("The body must be a JSON object.");
        } catch (JsonProcessingException e) {
            throw ScimException.invalidSyntax("The body is not valid JSON.");
        }
    }

    public ResponseBuilder<String> answer(int status, Object body) {
        return ResponseBuilder.<String>create(status).entity(write(body)).header("Content-Type", MEDIA_TYPE);
    }

    String write(Object body) {
        try {
            return json.writeValueAsString(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The field by its name, in whatever case; a missing one is a missing node. */
    public static JsonNode field(JsonNode object, String name) {
        for (var field : object.properties()) {
            if (field.getKey().equalsIgnoreCase(name)) {
                return field.getValue();
            }
        }
        return MissingNode.getInstance();
    }

    /** The database stores no NUL; JSON can only write it escaped. */
    private static void requireNoNul(String body) {
        if (body.contains("\\u0000")) {
            throw ScimException.invalidValue("The character NUL is not allowed.");
        }
    }
}
