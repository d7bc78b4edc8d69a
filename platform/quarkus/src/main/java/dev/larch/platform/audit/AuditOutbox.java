package dev.larch.platform.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * The events that wait to be shipped, in a table beside the data that they are about. What is added here commits with
 * the change or not at all.
 */
@ApplicationScoped
public class AuditOutbox {

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

    /** The event as the outbox stores it, for statements that write it by themselves. */
    public String serialize(AuditEvent event) {
        try {
            return json.writeValueAsString(event);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("An audit event cannot be written as JSON", e);
        }
    }
}
