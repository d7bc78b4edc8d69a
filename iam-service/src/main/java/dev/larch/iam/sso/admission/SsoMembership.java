package dev.larch.iam.sso.admission;

import dev.larch.iam.change.ChangeLog;
import dev.larch.iam.change.Revoked;
import dev.larch.iam.connection.SsoConnection;
import dev.larch.iam.group.GroupRoles;
import dev.larch.iam.group.GroupSource;
import dev.larch.iam.invite.InviteAcceptanceService;
import dev.larch.iam.organization.Organization;
import dev.larch.iam.role.RoleBindingService;
import dev.larch.iam.role.RoleHolder;
import dev.larch.iam.user.User;
import dev.larch.platform.identity.Principal;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Makes who comes by a connection a member, by an invite or by the default role, with the roles of his groups. */
@ApplicationScoped
class SsoMembership {

    private static final String CREDENTIAL = "sign-in";

    private final SsoIdentityRepository identities;
    private final InviteAcceptanceService invites;
    private final RoleBindingService roles;
    private final GroupRoles groups;
    private final ChangeLog changes;

    SsoMembership(
            SsoIdentityRepository identities,
            InviteAcceptanceService invites,
            RoleBindingService roles,
            GroupRoles groups,
            ChangeLog changes) {
        this.identities = identities;
        this.invites = invites;
        this.roles = roles;
        this.groups = groups;
        this.changes = changes;
    }

    /** Makes the user a member who is none yet. */
    Uni<Void> join(Organization organization, SsoConnection connection, User user) {
        return groups.lock(organization.id())
                .chain(() -> invites.acceptIn(organization.id(), user))
                .chain(() -> identities.isMember(organization.id(), user.id()))
                .flatMap(member -> member ? Uni.createFrom().voidItem() : provision(organization, connection, user));
    }

    /** Gives the roles of his groups, when the connection reads them. To be called last. */
    Uni<Void> settle(Principal actor, User user, SsoPerson person) {
        var told = person.groups();
        return (told == null ? Uni.createFrom().voidItem() : groups.apply(actor, user.id(), GroupSource.SIGN_IN, told))
                .chain(() -> changes.revoke(Revoked.principal(user.id())));
    }

    private Uni<Void> provision(Organization organization, SsoConnection connection, User user) {
        return roles.bindToOrganization(RoleHolder.user(user.id()), connection.defaultRole(), organization.id())
                .chain(() -> changes.write(
                        SsoEvents.person(user, organization, CREDENTIAL), SsoEvents.provisioned(user, connection)));
    }
}
