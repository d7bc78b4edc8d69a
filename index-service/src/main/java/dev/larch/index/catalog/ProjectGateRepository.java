package dev.larch.index.catalog;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.UUID;

/** The rows of gates. Each method locks the project's row until the transaction ends. */
@ApplicationScoped
class ProjectGateRepository {

    private static final String ENSURE = "INSERT INTO project_gate (project_id) VALUES (?1) ON CONFLICT DO NOTHING";

    /** Shared, so that creations do not wait for each other. */
    private static final String LOOK = """
            SELECT closed_until IS NOT NULL AND closed_until > now() FROM project_gate WHERE project_id = ?1 FOR SHARE""";

    private static final String CLOSE = """
            INSERT INTO project_gate (project_id, closed_by, closed_until)
            VALUES (?1, ?2, now() + ?3 * interval '1 second')
            ON CONFLICT (project_id)
                DO UPDATE SET closed_by = excluded.closed_by, closed_until = excluded.closed_until""";

    private static final String OPEN = """
            UPDATE project_gate SET closed_by = NULL, closed_until = NULL WHERE project_id = ?1 AND closed_by = ?2""";

    /** Whether the gate is closed; it stays as it is until the transaction ends. */
    Uni<Boolean> isClosed(UUID projectId) {
        return Panache.getSession()
                .call(session -> session.createNativeQuery(ENSURE)
                        .setParameter(1, projectId)
                        .executeUpdate())
                .flatMap(session -> session.createNativeQuery(LOOK, Boolean.class)
                        .setParameter(1, projectId)
                        .getSingleResult());
    }

    /** Closes the gate, once every creation that has passed it is committed or given up. */
    Uni<Void> close(UUID projectId, UUID deletionId, Duration lifetime) {
        return Panache.getSession()
                .flatMap(session -> session.createNativeQuery(CLOSE)
                        .setParameter(1, projectId)
                        .setParameter(2, deletionId)
                        .setParameter(3, lifetime.toSeconds())
                        .executeUpdate())
                .replaceWithVoid();
    }

    /** Opens the gate, if it is this deletion that has closed it. */
    Uni<Void> open(UUID projectId, UUID deletionId) {
        return Panache.getSession()
                .flatMap(session -> session.createNativeQuery(OPEN)
                        .setParameter(1, projectId)
                        .setParameter(2, deletionId)
                        .executeUpdate())
                .replaceWithVoid();
    }
}
