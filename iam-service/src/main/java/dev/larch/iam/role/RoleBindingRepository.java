package dev.larch.iam.role;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Storage of role bindings. */
@ApplicationScoped
class RoleBindingRepository implements PanacheRepositoryBase<RoleBindingEntity, UUID> {

    Uni<Long> deleteOnProject(UUID organizationId, UUID projectId) {
        return delete(
                "organizationId = ?1 and resourceType = 'project' and resourceId = ?2", organizationId, projectId);
    }

    /** The bindings of all API keys of a project, in the order in which each got them. */
    Uni<List<RoleBindingEntity>> listOfKeys(UUID organizationId, UUID projectId) {
        return find(
                        "organizationId = ?1 and principalType = 'api_key' and resourceType = 'project' and resourceId = ?2"
                                + " order by createdAt, id",
                        organizationId,
                        projectId)
                .list();
    }

    Uni<List<RoleBindingEntity>> listOfKey(UUID organizationId, UUID keyId) {
        return find(
                        "organizationId = ?1 and principalType = 'api_key' and principalId = ?2 order by createdAt, id",
                        organizationId,
                        keyId)
                .list();
    }

    Uni<Long> deleteOfKey(UUID organizationId, UUID keyId) {
        return delete("organizationId = ?1 and principalType = 'api_key' and principalId = ?2", organizationId, keyId);
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
