package dev.larch.iam.signin;

import dev.larch.iam.organization.Organization;
import dev.larch.iam.user.User;
import dev.larch.kernel.ApiException;
import dev.larch.kernel.ErrorCode;
import dev.larch.platform.audit.Change;
import dev.larch.platform.identity.OrganizationRef;
import dev.larch.platform.identity.Principal;
import dev.larch.platform.identity.PrincipalType;
import java.util.List;
import java.util.Map;

/** What the audit log says about a sign-in. */
final class Login {

    /** In place of the session of somebody who gets none. */
    static final String NO_SESSION = "sign-in";

    private Login() {}

    /** The person as the actor of his own sign-in: the request that made it carried no credential yet. */
    static Principal actor(User user, Organization organization, String credentialId) {
        return new Principal(
                PrincipalType.USER,
                user.id().toString(),
                user.email(),
                user.name(),
                new OrganizationRef(organization.id(), organization.name()),
                null,
                credentialId,
                List.of(),
                null);
    }

    /** The sign-in of somebody for whom enforcement does not hold. */
    static Change exempt(User user) {
        return new Change(
                "login", "user", user.id().toString(), user.email(), null, Map.of("enforcement", "passed by"));
    }

    static ApiException bound() {
        return ErrorCode.FORBIDDEN.because(
                "enforced: people with this address sign in by their company's own provider only.");
    }

    static ApiException deprovisioned() {
        return ErrorCode.FORBIDDEN.because("deprovisioned: the company's directory has switched the person off.");
    }

    static Change change(User user) {
        return new Change("login", "user", user.id().toString(), user.email(), null, Map.of());
    }
}
