package dev.larch.platform.audit;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.larch.kernel.ErrorCode;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One event of the audit log: Pinecone's schema, and after it the fields that Larch adds.
 *
 * @param sequence the place in the organization's log; null until audit-service has given it
 */
@JsonNaming(SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AuditEvent(
        UUID id,
        UUID organizationId,
        String organizationName,
        Client client,
        Actor actor,
        Detail event,
        @Nullable Long sequence,
        @Nullable UUID projectId,
        Origin origin,
        int schemaVersion) {

    public static final int SCHEMA_VERSION = 1;

    /** The same as an event of its own. */
    public AuditEvent withId(UUID newId) {
        return new AuditEvent(
                newId,
                organizationId,
                organizationName,
                client,
                actor,
                event,
                sequence,
                projectId,
                origin,
                schemaVersion);
    }

    /** The same with one parameter more, which was not known when the call came. */
    public AuditEvent withParameter(String name, Object value) {
        return new AuditEvent(
                id,
                organizationId,
                organizationName,
                client,
                actor,
                event.withParameter(name, value),
                sequence,
                projectId,
                origin,
                schemaVersion);
    }

    /** The program that called. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Client(
            @JsonProperty("userAgent") @Nullable String userAgent) {}

    /** Who did it. */
    @JsonNaming(SnakeCaseStrategy.class)
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Actor(
            String principalId,
            String principalName,
            String principalType,
            @Nullable String displayName) {}

    /** What was done to what. */
    @JsonNaming(SnakeCaseStrategy.class)
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Detail(
            Instant time,
            String action,
            String resourceType,
            String resourceId,
            String resourceName,
            Outcome outcome,
            Map<String, Object> parameters) {

        private Detail withParameter(String name, Object value) {
            var more = new HashMap<>(parameters);
            more.put(name, value);
            return new Detail(time, action, resourceType, resourceId, resourceName, outcome, more);
        }
    }

    /** How it ended. */
    @JsonNaming(SnakeCaseStrategy.class)
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Outcome(
            String result,
            @Nullable String reason,
            @Nullable String errorCode) {

        public static Outcome success() {
            return new Outcome("success", null, null);
        }

        /** It did not happen; the reason is what the caller was told, or more, and never a secret. */
        public static Outcome failure(ErrorCode code, String reason) {
            return new Outcome("failure", reason, code.name());
        }
    }

    /** Larch's addition: the call that the event came from. */
    @JsonNaming(SnakeCaseStrategy.class)
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Origin(
            String service,
            String requestId,
            @Nullable String sourceAddress,
            String credentialId,
            @Nullable String actingService) {}
}
