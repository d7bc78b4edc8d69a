package dev.larch.e2e.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;

/** One event of the audit log. */
public record AuditEvent(JsonNode json) {

    public String id() {
        return json.path("id").asText();
    }

    public Instant time() {
        return Instant.parse(event().path("time").asText());
    }

    public String projectId() {
        return json.path("project_id").asText();
    }

    /** What was done to what kind of thing, such as "create index". */
    public String what() {
        return event().path("action").asText() + " "
                + event().path("resource_type").asText();
    }

    public String resourceName() {
        return event().path("resource_name").asText();
    }

    public String result() {
        return event().path("outcome").path("result").asText();
    }

    public String principalType() {
        return json.path("actor").path("principal_type").asText();
    }

    public String principalId() {
        return json.path("actor").path("principal_id").asText();
    }

    /** The id that the answer to the call carried. */
    public String requestId() {
        return json.path("origin").path("request_id").asText();
    }

    public JsonNode parameters() {
        return event().path("parameters");
    }

    private JsonNode event() {
        return json.path("event");
    }
}
