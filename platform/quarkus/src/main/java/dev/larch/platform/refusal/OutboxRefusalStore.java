package dev.larch.platform.refusal;

import dev.larch.platform.audit.AuditEvent;
import dev.larch.platform.audit.AuditOutbox;
import io.quarkus.arc.DefaultBean;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import java.util.List;
import java.util.UUID;

/** Puts them into the outbox of the service, from where they go the way of all events. */
@DefaultBean
@ApplicationScoped
public class OutboxRefusalStore implements RefusalStore {

    private static final String INSERT = """
            INSERT INTO audit_outbox (organization_id, event_id, event)
            SELECT organization_id, event_id, event::jsonb
            FROM unnest($1::uuid[], $2::uuid[], $3::text[]) AS refusal (organization_id, event_id, event)
            ON CONFLICT (event_id) DO NOTHING""";

    private final Pool pool;
    private final AuditOutbox outbox;

    OutboxRefusalStore(Instance<Pool> pool, AuditOutbox outbox) {
        this.pool = pool.get();
        this.outbox = outbox;
    }

    @Override
    public Uni<Void> store(List<AuditEvent> events) {
        return pool.preparedQuery(INSERT)
                .execute(Tuple.of(
                        events.stream().map(AuditEvent::organizationId).toArray(UUID[]::new),
                        events.stream().map(AuditEvent::id).toArray(UUID[]::new),
                        events.stream().map(outbox::serialize).toArray(String[]::new)))
                .replaceWithVoid();
    }
}
