package dev.larch.iam.organization;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Storage of organizations. */
@ApplicationScoped
class OrganizationRepository implements PanacheRepositoryBase<OrganizationEntity, UUID> {

    private static final String HAS_PROJECTS = "SELECT EXISTS (SELECT 1 FROM project WHERE organization_id = ?1)";

    Uni<@Nullable OrganizationEntity> findForUpdate(UUID id) {
        return findById(id, LockModeType.PESSIMISTIC_WRITE);
    }

    Uni<Boolean> hasProjects(UUID id) {
        return Panache.getSession()
                .flatMap(session -> session.createNativeQuery(HAS_PROJECTS, Boolean.class)
                        .setParameter(1, id)
                        .getSingleResult());
    }
}
