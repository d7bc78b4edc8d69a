package dev.larch.e2e.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;

/** One event of the audit log. */
public record AuditEvent(JsonNode json) {

    public Instant time() {
        return Instant.parse(event().path("time").asText());
    }

    /** What was done to what kind of thing, such as "create index". */
    public String what() {
        return event().path("action").asText() + " "
                + event().path("resource_type").asText();
    }

    public String resourceId() {
        return event().path("resource_id").asText();
    }

    public String result() {
        return event().path("outcome").path("result").asText();
    }

    public String principalType() {
        return json.path("actor").path("principal_type").asText();
    }

    /** The service that wrote it. */
    public String service() {
        return json.path("origin").path("service").asText();
    }

    /** The id that the answer to the call carried. */
    public String requestId() {
        return json.path("origin").path("request_id").asText();
    }

    private JsonNode event() {
        return json.path("event");
    }
}
