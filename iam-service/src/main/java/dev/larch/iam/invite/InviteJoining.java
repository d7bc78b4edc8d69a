package dev.larch.iam.invite;

import dev.larch.iam.change.ChangeLog;
import dev.larch.iam.grant.GrantService;
import dev.larch.iam.organization.Organization;
import dev.larch.iam.organization.OrganizationService;
import dev.larch.iam.user.User;
import dev.larch.platform.identity.OrganizationRef;
import dev.larch.platform.identity.Principal;
import dev.larch.platform.identity.PrincipalType;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Makes a member of somebody whose invite is marked as accepted, in the same transaction and under the same lock. */
@ApplicationScoped
class InviteJoining {

    /** What events name as the credential: a session comes only after this. */
    private static final String CREDENTIAL = "sign-in";

    private final OrganizationService organizations;
    private final GrantService grants;
    private final ChangeLog changes;

    InviteJoining(OrganizationService organizations, GrantService grants, ChangeLog changes) {
        this.organizations = organizations;
        this.grants = grants;
        this.changes = changes;
    }

    Uni<Void> join(User user, Invite invite) {
        return organizations
                .get(invite.organizationId())
                .map(organization -> actor(user, organization))
                .flatMap(actor -> changes.write(actor, InviteChanges.accepted(invite, user.id()))
                        .chain(() -> grants.handOver(actor, invite.id())));
    }

    private static Principal actor(User user, Organization organization) {
        return new Principal(
                PrincipalType.USER,
                user.id().toString(),
                user.email(),
                user.name(),
                new OrganizationRef(organization.id(), organization.name()),
                null,
                CREDENTIAL,
                List.of(),
                null);
    }
}
