package dev.larch.platform.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.larch.kernel.ErrorCode;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;

/**
 * The events that wait to be shipped, in a table beside the data that they are about. What is added here commits with
 * the change or not at all.
 */
@ApplicationScoped
public class AuditOutbox {

    /** What audit-service takes, in bytes of UTF-8. */
    private static final int LARGEST_EVENT = 32_768;

    private final ObjectMapper json;

    AuditOutbox(ObjectMapper json) {
        this.json = json;
    }

    /** Adds the event to the transaction of the current Hibernate session. */
    public Uni<Void> add(AuditEvent event) {
        // Bound as text: the driver would write a parameter of type jsonb as one JSON string.
        return Panache.getSession()
                .flatMap(session -> session.createNativeQuery(
                                "INSERT INTO audit_outbox (organization_id, event_id, event)"
                                        + " VALUES (?1, ?2, CAST(CAST(?3 AS text) AS jsonb))")
                        .setParameter(1, event.organizationId())
                        .setParameter(2, event.id())
                        .setParameter(3, serialize(event))
                        .executeUpdate())
                .replaceWithVoid();
    }

    /**
     * The event as the outbox stores it, for statements that write it by themselves. Fails with INVALID_ARGUMENT when it
     * is larger than audit-service takes: a change that cannot be recorded is not made.
     */
    public String serialize(AuditEvent event) {
        try {
            var text = json.writeValueAsString(event);
            if (text.getBytes(StandardCharsets.UTF_8).length > LARGEST_EVENT) {
                throw ErrorCode.INVALID_ARGUMENT.because(
                        "The call names so much that its audit event would pass 32 KB. Split it into several.");
            }
            return text;
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("An audit event cannot be written as JSON", e);
        }
    }
}
