package dev.larch.iam.project;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Storage of projects. */
@ApplicationScoped
class ProjectRepository implements PanacheRepositoryBase<ProjectEntity, UUID> {

    Uni<@Nullable ProjectEntity> findIn(UUID organizationId, UUID id) {
        return find("organizationId = ?1 and id = ?2", organizationId, id).firstResult();
    }

    Uni<@Nullable ProjectEntity> findForUpdateIn(UUID organizationId, UUID id) {
        return find("organizationId = ?1 and id = ?2", organizationId, id)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResult();
    }

    Uni<List<ProjectEntity>> listIn(UUID organizationId) {
        return find("organizationId = ?1 order by createdAt, id", organizationId)
                .list();
    }

    Uni<Long> countIn(UUID organizationId) {
        return count("organizationId = ?1", organizationId);
    }

    /** Deletes the project and, by the foreign key, its API keys: if the deletion is still the one under way. */
    Uni<Boolean> deleteMarked(UUID organizationId, ProjectDeletion deletion, Instant now) {
        return delete(
                        "organizationId = ?1 and id = ?2 and deletionId = ?3 and deletionEndsAt > ?4",
                        organizationId,
                        deletion.projectId(),
                        deletion.id(),
                        now)
                .map(count -> count == 1);
    }

    Uni<Integer> clearMark(UUID organizationId, ProjectDeletion deletion) {
        return update(
                "deletionId = null, deletionEndsAt = null where organizationId = ?1 and id = ?2 and deletionId = ?3",
                organizationId,
                deletion.projectId(),
                deletion.id());
    }
}
