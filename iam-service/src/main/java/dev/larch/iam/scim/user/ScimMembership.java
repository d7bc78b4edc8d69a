package dev.larch.iam.scim.user;

import dev.larch.iam.change.ChangeLog;
import dev.larch.iam.change.Revoked;
import dev.larch.iam.grant.OpenInvites;
import dev.larch.iam.group.GroupRoles;
import dev.larch.iam.group.GroupSource;
import dev.larch.iam.role.RoleBindingService;
import dev.larch.iam.role.RoleHolder;
import dev.larch.iam.scim.ScimException;
import dev.larch.iam.scim.ScimRows;
import dev.larch.iam.session.SessionService;
import dev.larch.platform.access.Role;
import dev.larch.platform.identity.Principal;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/** Lets a person into the organization and out of it again, with everything that hangs on that. To be called last. */
@ApplicationScoped
class ScimMembership {

    private static final String GROUPS_OF = """
            SELECT g.display_name FROM scim_group_member m JOIN scim_group g ON g.id = m.group_id
            WHERE g.organization_id = ?1 AND m.user_id = ?2""";

    private static final String IS_MEMBER = """
            SELECT count(*) > 0 FROM role_binding
            WHERE organization_id = ?1 AND principal_type = 'user' AND principal_id = ?2
                AND resource_type = 'organization'""";

    private final ScimUserRepository repository;
    private final ScimRows rows;
    private final RoleBindingService roles;
    private final SessionService sessions;
    private final GroupRoles groups;
    private final OpenInvites invites;
    private final ChangeLog changes;

    ScimMembership(
            ScimUserRepository repository,
            ScimRows rows,
            RoleBindingService roles,
            SessionService sessions,
            GroupRoles groups,
            OpenInvites invites,
            ChangeLog changes) {
        this.repository = repository;
        this.rows = rows;
        this.roles = roles;
        this.sessions = sessions;
        this.groups = groups;
        this.invites = invites;
        this.changes = changes;
    }

    /** Makes the person an OrgMember and gives him the roles of his groups. What he held before does not come back. */
    Uni<Void> join(Principal actor, UUID id) {
        var organizationId = actor.organizationOrFail();
        return groups.lock(organizationId)
                .chain(() -> rows.column(Boolean.class, IS_MEMBER, organizationId, id))
                .flatMap(member -> member.contains(true)
                        ? none()
                        : roles.bindToOrganization(RoleHolder.user(id), Role.ORG_MEMBER, organizationId))
                .chain(() -> rows.column(String.class, GROUPS_OF, organizationId, id))
                .flatMap(names -> groups.apply(actor, id, GroupSource.DIRECTORY, Set.copyOf(names)))
                .chain(() -> changes.revoke(Revoked.principal(id)));
    }

    /** Takes every role, open invite, session and token of the person; fails when he is the last owner. */
    Uni<Void> end(Principal actor, UUID id, String userName) {
        var organizationId = actor.organizationOrFail();
        return repository
                .findSamePerson(organizationId, id, userName)
                .call(() -> groups.lock(organizationId))
                .call(ids -> requireAnotherOwner(organizationId, ids))
                .call(ids -> takeRoles(actor, ids))
                .flatMap(ids -> endSessions(organizationId, ids));
    }

    Uni<Void> none() {
        return Uni.createFrom().voidItem();
    }

    private Uni<Void> takeRoles(Principal actor, List<UUID> ids) {
        var organizationId = actor.organizationOrFail();
        return repository
                .unbind(organizationId, ids)
                .chain(() -> groups.forget(organizationId, new HashSet<>(ids)))
                .chain(() -> each(ids, id -> invites.takeBack(actor, id)));
    }

    private Uni<Void> endSessions(UUID organizationId, List<UUID> ids) {
        return each(ids, id -> sessions.endAllOf(organizationId, id).replaceWithVoid())
                .chain(() -> each(ids, id -> changes.revoke(Revoked.principal(id))));
    }

    private Uni<Void> requireAnotherOwner(UUID organizationId, List<UUID> ids) {
        return repository
                .areLastOwners(organizationId, ids)
                .invoke(last -> {
                    if (last) {
                        throw ScimException.lastOwner();
                    }
                })
                .replaceWithVoid();
    }

    private static Uni<Void> each(List<UUID> ids, Function<UUID, Uni<? extends Void>> action) {
        return Multi.createFrom()
                .iterable(ids)
                .onItem()
                .transformToUniAndConcatenate(action)
                .toUni()
                .replaceWithVoid();
    }
}
