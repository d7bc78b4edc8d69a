package dev.larch.audit.event;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.larch.platform.audit.AuditEvent;
import dev.larch.platform.refusal.RefusalStore;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What this service itself refused goes into the log without a detour: it has no outbox. */
@ApplicationScoped
class OwnRefusalStore implements RefusalStore {

    private final EventService events;
    private final EventRules rules;
    private final String self;

    OwnRefusalStore(
            EventService events, ObjectMapper json, @ConfigProperty(name = "quarkus.application.name") String self) {
        this.events = events;
        this.rules = new EventRules(json.writerFor(AuditEvent.class));
        this.self = self;
    }

    @Override
    public Uni<Void> store(List<AuditEvent> refusals) {
        return events.append(refusals.stream()
                .map(event -> rules.check(event, new EventField("refusal"), self))
                .toList());
    }
}
