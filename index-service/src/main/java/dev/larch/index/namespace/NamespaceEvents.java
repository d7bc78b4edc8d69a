package dev.larch.index.namespace;

import dev.larch.index.catalog.IndexDefinition;
import dev.larch.index.commit.WriteRequest.Event;
import dev.larch.platform.audit.AuditEvent;
import dev.larch.platform.audit.AuditOutbox;
import dev.larch.platform.audit.AuditTrail;
import dev.larch.platform.audit.Change;
import dev.larch.platform.identity.Principal;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** The audit events of namespaces. The calls must be made in the context of the request. */
@ApplicationScoped
class NamespaceEvents {

    private final AuditTrail trail;
    private final AuditOutbox outbox;

    NamespaceEvents(AuditTrail trail, AuditOutbox outbox) {
        this.trail = trail;
        this.outbox = outbox;
    }

    /** Tells how many fields the schema names. */
    Event created(IndexDefinition index, Principal by, String name, @Nullable List<String> schema) {
        int fields = schema == null ? 0 : schema.size();
        return Event.of(event(index, by, "create", name).withParameter("fields", fields), outbox);
    }

    /** Told how many records went with it. */
    IntFunction<Event> deleted(IndexDefinition index, Principal by, String name) {
        var event = event(index, by, "delete", name);
        return count -> Event.of(event.withParameter("count", count), outbox);
    }

    private AuditEvent event(IndexDefinition index, Principal by, String action, String name) {
        Map<String, Object> parameters = Map.of("namespace", name);
        return trail.event(
                by,
                new Change(action, "namespace", index.id().toString(), index.name(), index.projectId(), parameters));
    }
}
