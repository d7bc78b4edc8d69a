package dev.larch.iam.apikey;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Storage of API keys. */
@ApplicationScoped
class ApiKeyRepository implements PanacheRepositoryBase<ApiKeyEntity, UUID> {

    Uni<@Nullable ApiKeyEntity> findIn(UUID organizationId, UUID id) {
        return find("organizationId = ?1 and id = ?2", organizationId, id).firstResult();
    }

    Uni<@Nullable ApiKeyEntity> findForUpdateIn(UUID organizationId, UUID id) {
        return find("organizationId = ?1 and id = ?2", organizationId, id)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResult();
    }

    Uni<List<ApiKeyEntity>> listIn(UUID organizationId, UUID projectId) {
        return find("organizationId = ?1 and projectId = ?2 order by createdAt, id", organizationId, projectId)
                .list();
    }

    /**
     * Deletes by a statement and not by the entity: Hibernate Reactive keeps the progress of an entity's deletion in a
     * field that all sessions share (hibernate-reactive issue 1713): two at once take each other's result.
     */
    Uni<Long> deleteIn(UUID organizationId, UUID id) {
        return delete("organizationId = ?1 and id = ?2", organizationId, id);
    }

    Uni<Long> countIn(UUID organizationId, UUID projectId) {
        return count("organizationId = ?1 and projectId = ?2", organizationId, projectId);
    }
}
