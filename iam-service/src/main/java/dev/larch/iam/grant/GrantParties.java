package dev.larch.iam.grant;

import dev.larch.iam.role.Grant;
import dev.larch.iam.role.RoleHolder;
import dev.larch.kernel.ApiException;
import dev.larch.kernel.ErrorCode;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/**
 * Finds those whom a binding joins, in one organization: a statement each, which also keeps what it finds from being
 * deleted until the transaction ends. Members, accounts and invites are kept by the organization's lock already.
 */
@ApplicationScoped
class GrantParties {

    private static final String PROJECT =
            "SELECT 'here' FROM project WHERE organization_id = ?1 AND id = ?2 FOR KEY SHARE";
    private static final String USER = """
            SELECT 'here' FROM role_binding
            WHERE organization_id = ?1 AND principal_type = 'user' AND principal_id = ?2
                AND resource_type = 'organization'
            LIMIT 1""";
    private static final String SERVICE_ACCOUNT =
            "SELECT 'here' FROM service_account WHERE organization_id = ?1 AND id = ?2";
    private static final String INVITE = """
            SELECT CASE WHEN processed_at IS NULL THEN 'here' ELSE 'processed' END FROM invite
            WHERE organization_id = ?1 AND id = ?2""";
    /** Locked as a change of the key's own roles locks it. */
    private static final String API_KEY =
            "SELECT 'here' FROM api_key WHERE organization_id = ?1 AND id = ?2 AND project_id = ?3 FOR NO KEY UPDATE";

    /** Passes when the project of the grant exists; fails with NOT_FOUND. */
    Uni<Void> requireResource(UUID organizationId, Grant grant) {
        return grant.isMembership()
                ? Uni.createFrom().voidItem()
                : one(PROJECT, organizationId, grant.resourceId())
                        .onItem()
                        .ifNull()
                        .failWith(() -> GrantPolicy.absent(grant))
                        .replaceWithVoid();
    }

    /** Passes when the holder can take the grant; fails with NOT_FOUND, or ALREADY_EXISTS for an accepted invite. */
    Uni<Void> requireHolder(UUID organizationId, RoleHolder holder, Grant grant) {
        return find(organizationId, holder, grant.resourceId())
                .onItem()
                .ifNull()
                .failWith(() -> absent(holder))
                .invoke(state -> requirePending(holder, state))
                .replaceWithVoid();
    }

    /** Keeps the roles of an API key from being changed by others meanwhile. */
    Uni<Void> lockKey(UUID organizationId, RoleHolder key, UUID projectId) {
        return find(organizationId, key, projectId).replaceWithVoid();
    }

    static ApiException absent(RoleHolder holder) {
        var name = switch (holder.type()) {
            case USER -> "User";
            case SERVICE_ACCOUNT -> "Service account";
            case API_KEY -> "API key";
            case INVITE -> "Invite";
        };
        return ErrorCode.NOT_FOUND.because("%s %s not found.".formatted(name, holder.id()));
    }

    private static Uni<String> find(UUID organizationId, RoleHolder holder, UUID projectId) {
        return switch (holder.type()) {
            case USER -> one(USER, organizationId, holder.id());
            case SERVICE_ACCOUNT -> one(SERVICE_ACCOUNT, organizationId, holder.id());
            case INVITE -> one(INVITE, organizationId, holder.id());
            case API_KEY -> one(API_KEY, organizationId, holder.id(), projectId);
        };
    }

    private static void requirePending(RoleHolder holder, String state) {
        if (state.equals("processed")) {
            throw ErrorCode.ALREADY_EXISTS.because(
                    "Invite %s has been accepted. Bind the role to the user.".formatted(holder.id()));
        }
    }

    private static Uni<String> one(String sql, UUID... parameters) {
        return Panache.getSession().flatMap(session -> {
            var query = session.createNativeQuery(sql, String.class);
            for (int i = 0; i < parameters.length; i++) {
                query.setParameter(i + 1, parameters[i]);
            }
            return query.getSingleResultOrNull();
        });
    }
}
