package dev.larch.iam.session;

import dev.larch.iam.organization.Organization;
import dev.larch.iam.user.User;
import dev.larch.platform.audit.Change;
import dev.larch.platform.identity.OrganizationRef;
import dev.larch.platform.identity.Principal;
import dev.larch.platform.identity.PrincipalType;
import java.util.List;
import java.util.Map;

/** What the audit log says about a sign-out: the person ends his own session. */
final class Logout {

    private Logout() {}

    static Principal actor(User user, Organization organization, WebSession session) {
        return new Principal(
                PrincipalType.USER,
                user.id().toString(),
                user.email(),
                user.name(),
                new OrganizationRef(organization.id(), organization.name()),
                null,
                session.id().toString(),
                List.of(),
                null);
    }

    static Change change(User user) {
        return new Change("logout", "user", user.id().toString(), user.email(), null, Map.of());
    }
}
