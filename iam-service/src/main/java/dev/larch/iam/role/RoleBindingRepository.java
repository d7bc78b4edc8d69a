package dev.larch.iam.role;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Storage of role bindings. */
@ApplicationScoped
class RoleBindingRepository implements PanacheRepositoryBase<RoleBindingEntity, UUID> {

    Uni<Long> deleteOnProject(UUID organizationId, UUID projectId) {
        return delete(
                "organizationId = ?1 and resourceType = 'project' and resourceId = ?2", organizationId, projectId);
    }

    /** The oldest binding to an organization: the one place where the tenant is what is looked for. */
    Uni<@Nullable RoleBindingEntity> findOldestMembership(String principalType, UUID principalId) {
        return find(
                        "principalType = ?1 and principalId = ?2 and resourceType = 'organization' order by createdAt, id",
                        principalType,
                        principalId)
                .firstResult();
    }
}
