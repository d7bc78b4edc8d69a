package dev.larch.iam.change;

import dev.larch.kernel.ApiException;
import dev.larch.platform.audit.AuditOutbox;
import dev.larch.platform.audit.AuditTrail;
import dev.larch.platform.audit.Change;
import dev.larch.platform.identity.Principal;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Writes the audit event and the revocation of a change into the transaction of the current session. */
@ApplicationScoped
public class ChangeLog {

    private static final String REVOKE = """
            WITH next AS (UPDATE revocation_counter SET position = position + 1 RETURNING position)
            INSERT INTO revocation (position, kind, subject_id) SELECT position, ?1, ?2 FROM next""";

    private final AuditTrail trail;
    private final AuditOutbox outbox;

    ChangeLog(AuditTrail trail, AuditOutbox outbox) {
        this.trail = trail;
        this.outbox = outbox;
    }

    /** Writes the event of a change. */
    public Uni<Void> write(Principal actor, Change change) {
        return outbox.add(trail.event(actor, change));
    }

    /** Writes the event of what was asked for and refused, into a transaction that commits nevertheless. */
    public Uni<Void> refuse(Principal actor, Change change, ApiException why) {
        return outbox.add(trail.failure(actor, change, why.code(), why.publicMessage()));
    }

    /** Writes the event of a change and what it made void. */
    public Uni<Void> write(Principal actor, Change change, Revoked revoked) {
        return write(actor, change).chain(() -> revoke(revoked));
    }

    /**
     * Adds to the revocation log. Call it last: it locks the log's counter until the transaction ends, so that positions
     * are in commit order and nobody who holds the counter waits for another lock.
     */
    public Uni<Void> revoke(Revoked revoked) {
        return Panache.getSession()
                .flatMap(session -> session.createNativeQuery(REVOKE)
                        .setParameter(1, revoked.kind().wireName())
                        .setParameter(2, revoked.id().toString())
                        .executeUpdate())
                .replaceWithVoid();
    }
}
