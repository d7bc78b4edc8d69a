package dev.larch.iam.role;

import dev.larch.iam.page.PageQuery;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Storage of role bindings. */
@ApplicationScoped
class RoleBindingRepository implements PanacheRepositoryBase<RoleBindingEntity, UUID> {

    private static final String ORGANIZATIONS_OF = """
            SELECT organization_id FROM role_binding
            WHERE principal_type = ?1 AND principal_id = ?2 AND resource_type = 'organization'
            GROUP BY organization_id ORDER BY min(created_at), organization_id""";

    private static final String OF_HOLDER = "organizationId = ?1 and principalType = ?2 and principalId = ?3";

    private static final String ON_PROJECT = "organizationId = ?1 and resourceType = 'project' and resourceId = ?2";

    /** Bindings on projects that the new holder has already: he needs them once. */
    private static final String DROP_TWINS = """
            DELETE FROM role_binding b USING role_binding twin
            WHERE b.organization_id = ?1 AND b.principal_type = 'invite' AND b.principal_id = ?2
                AND twin.organization_id = ?1 AND twin.principal_type = 'user' AND twin.principal_id = ?3
                AND b.resource_type = ?4 AND twin.resource_type = ?4 AND b.resource_id = twin.resource_id
                AND b.role = twin.role AND b.index_name IS NOT DISTINCT FROM twin.index_name
                AND b.namespace IS NOT DISTINCT FROM twin.namespace""";

    private static final String HAND_OVER = """
            UPDATE role_binding b SET principal_type = 'user', principal_id = ?3
            WHERE b.organization_id = ?1 AND b.principal_type = 'invite' AND b.principal_id = ?2
                AND NOT EXISTS (
                    SELECT 1 FROM role_binding twin
                    WHERE twin.organization_id = ?1 AND twin.principal_type = 'user' AND twin.principal_id = ?3
                        AND twin.resource_type = b.resource_type AND twin.resource_id = b.resource_id
                        AND twin.role = b.role AND twin.index_name IS NOT DISTINCT FROM b.index_name
                        AND twin.namespace IS NOT DISTINCT FROM b.namespace)""";

    Uni<@Nullable RoleBindingEntity> findIn(UUID organizationId, UUID id) {
        return find("organizationId = ?1 and id = ?2", organizationId, id).firstResult();
    }

    Uni<List<RoleBindingEntity>> page(BindingQuery query, PageQuery page) {
        return find(query.after(page.after()).text(), query.parameters())
                .range(0, page.rows() - 1)
                .list();
    }

    Uni<List<RoleBindingEntity>> listOf(UUID organizationId, RoleHolder holder) {
        return find(OF_HOLDER + " order by id", organizationId, holder.type().wireName(), holder.id())
                .list();
    }

    Uni<Long> countOf(UUID organizationId, RoleHolder holder) {
        return count(OF_HOLDER, organizationId, holder.type().wireName(), holder.id());
    }

    /** How many own the organization beside the holder; who is only invited does not count. */
    Uni<Long> countOwnersBeside(UUID organizationId, RoleHolder holder) {
        return count(
                "organizationId = ?1 and role = 'OrgOwner' and principalType in ('user', 'service_account')"
                        + " and not (principalType = ?2 and principalId = ?3)",
                organizationId,
                holder.type().wireName(),
                holder.id());
    }

    Uni<Long> deleteIn(UUID organizationId, UUID id) {
        return delete("organizationId = ?1 and id = ?2", organizationId, id);
    }

    Uni<Long> deleteOf(UUID organizationId, RoleHolder holder) {
        return delete(OF_HOLDER, organizationId, holder.type().wireName(), holder.id());
    }

    Uni<Long> countOnProject(UUID organizationId, UUID projectId) {
        return count(ON_PROJECT, organizationId, projectId);
    }

    /** The oldest bindings on a project. */
    Uni<List<RoleBindingEntity>> listOnProject(UUID organizationId, UUID projectId, int limit) {
        return find(ON_PROJECT + " order by id", organizationId, projectId)
                .range(0, limit - 1)
                .list();
    }

    Uni<Long> deleteOnProject(UUID organizationId, UUID projectId) {
        return delete(ON_PROJECT, organizationId, projectId);
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

    /**
     * Makes the bindings of an invite those of a user. In an order in which neither of them ever holds roles without a
     * membership: what the database's own watch would refuse.
     */
    Uni<Void> handOver(UUID organizationId, UUID inviteId, UUID userId) {
        return execute(DROP_TWINS, organizationId, inviteId, userId, "project")
                .chain(() -> execute(HAND_OVER, organizationId, inviteId, userId))
                .chain(() -> execute(DROP_TWINS, organizationId, inviteId, userId, "organization"))
                .replaceWithVoid();
    }

    /** By the oldest binding to each: the one place where the tenant is what is looked for. */
    Uni<List<UUID>> listOrganizationsOf(String principalType, UUID principalId, int limit) {
        return Panache.getSession()
                .flatMap(session -> session.createNativeQuery(ORGANIZATIONS_OF, UUID.class)
                        .setParameter(1, principalType)
                        .setParameter(2, principalId)
                        .setMaxResults(limit)
                        .getResultList());
    }

    private static Uni<Integer> execute(String sql, Object... parameters) {
        return Panache.getSession().flatMap(session -> {
            var query = session.createNativeQuery(sql);
            for (int i = 0; i < parameters.length; i++) {
                query.setParameter(i + 1, parameters[i]);
            }
            return query.executeUpdate();
        });
    }
}
