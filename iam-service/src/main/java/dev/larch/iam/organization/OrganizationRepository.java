package dev.larch.iam.organization;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Storage of organizations. */
@ApplicationScoped
class OrganizationRepository implements PanacheRepositoryBase<OrganizationEntity, UUID> {

    Uni<@Nullable OrganizationEntity> findForUpdate(UUID id) {
        return findById(id, LockModeType.PESSIMISTIC_WRITE);
    }
}
