package dev.larch.index.catalog;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.UUID;

/** Shuts projects that are being deleted: no index comes into one any more. */
@ApplicationScoped
public class ProjectGateService {

    /**
     * Longer than a deletion can take, and than any answer about a credential of the project is remembered: when the gate
     * opens again, either the project has stayed or nobody is let in for it.
     */
    private static final Duration LIFETIME = Duration.ofMinutes(5);

    private final ProjectGateRepository gates;
    private final IndexRepository indexes;

    ProjectGateService(ProjectGateRepository gates, IndexRepository indexes) {
        this.gates = gates;
        this.indexes = indexes;
    }

    /** Closes the project and says so, unless it has indexes: then it stays open. */
    @WithTransaction
    public Uni<Boolean> closeIfEmpty(UUID projectId, UUID deletionId) {
        return gates.close(projectId, deletionId, LIFETIME)
                .chain(() -> indexes.countIn(projectId))
                .flatMap(count -> count == 0
                        ? Uni.createFrom().item(true)
                        : gates.open(projectId, deletionId).replaceWith(false));
    }

    /** Opens the project again, if it is this deletion that has closed it. */
    @WithTransaction
    public Uni<Void> open(UUID projectId, UUID deletionId) {
        return gates.open(projectId, deletionId);
    }
}
