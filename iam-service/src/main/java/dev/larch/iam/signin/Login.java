package dev.larch.iam.signin;

import dev.larch.iam.organization.Organization;
import dev.larch.iam.session.WebSession;
import dev.larch.iam.user.User;
import dev.larch.platform.audit.Change;
import dev.larch.platform.identity.OrganizationRef;
import dev.larch.platform.identity.Principal;
import dev.larch.platform.identity.PrincipalType;
import java.util.List;
import java.util.Map;

/** What the audit log says about a sign-in. */
final class Login {

    private Login() {}

    /** The person as the actor of his own sign-in: the request that made it carried no credential yet. */
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
        return new Change("login", "user", user.id().toString(), user.email(), null, Map.of());
    }
}
