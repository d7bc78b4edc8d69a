package dev.larch.iam.grant;

import dev.larch.iam.change.ChangeLog;
import dev.larch.iam.role.RoleBindingService;
import dev.larch.iam.role.RoleHolder;
import dev.larch.platform.audit.Change;
import dev.larch.platform.identity.Principal;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The open invites of somebody who may not invite any more: they end with his right to, whether expired or not. */
@ApplicationScoped
public class OpenInvites {

    private static final String FIND = """
            SELECT CAST(id AS text), email FROM invite
            WHERE organization_id = ?1 AND invited_by = ?2 AND processed_at IS NULL ORDER BY id""";
    private static final String DELETE = "DELETE FROM invite WHERE organization_id = ?1 AND id = ?2";

    private final RoleBindingService roles;
    private final GrantChanges grantChanges;
    private final ChangeLog changes;

    OpenInvites(RoleBindingService roles, GrantChanges grantChanges, ChangeLog changes) {
        this.roles = roles;
        this.grantChanges = grantChanges;
        this.changes = changes;
    }

    /** Takes all of them back with their roles, in the caller's transaction and under the organization's lock. */
    public Uni<Void> takeBack(Principal actor, UUID inviterId) {
        return find(actor.organizationOrFail(), inviterId)
                .flatMap(invites -> Multi.createFrom()
                        .iterable(invites)
                        .onItem()
                        .transformToUniAndConcatenate(invite -> takeBack(actor, inviterId, invite))
                        .onItem()
                        .ignoreAsUni());
    }

    private Uni<Void> takeBack(Principal actor, UUID inviterId, Object[] invite) {
        var organizationId = actor.organizationOrFail();
        var id = UUID.fromString((String) invite[0]);
        var holder = RoleHolder.invite(id);
        var change = new Change(
                "delete",
                "invite",
                id.toString(),
                (String) invite[1],
                null,
                Map.of("cause", "the inviter may not invite any more", "invited_by", inviterId.toString()));
        return roles.listOf(organizationId, holder)
                .call(() -> roles.unbindAll(organizationId, holder))
                .call(held -> grantChanges.deletedAll(actor, held))
                .call(() -> delete(organizationId, id))
                .flatMap(_ -> changes.write(actor, change));
    }

    private static Uni<List<Object[]>> find(UUID organizationId, UUID inviterId) {
        return Panache.getSession()
                .flatMap(session -> session.createNativeQuery(FIND, Object[].class)
                        .setParameter(1, organizationId)
                        .setParameter(2, inviterId)
                        .getResultList());
    }

    private static Uni<Integer> delete(UUID organizationId, UUID id) {
        return Panache.getSession()
                .flatMap(session -> session.createNativeQuery(DELETE)
                        .setParameter(1, organizationId)
                        .setParameter(2, id)
                        .executeUpdate());
    }
}
