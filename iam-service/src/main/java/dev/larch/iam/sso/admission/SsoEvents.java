package dev.larch.iam.sso.admission;

import dev.larch.iam.connection.SsoConnection;
import dev.larch.iam.organization.Organization;
import dev.larch.iam.user.User;
import dev.larch.platform.audit.Change;
import dev.larch.platform.identity.OrganizationRef;
import dev.larch.platform.identity.Principal;
import dev.larch.platform.identity.PrincipalType;
import java.util.List;
import java.util.Map;

/** What the audit log says of sign-ins by connections. */
final class SsoEvents {

    private SsoEvents() {}

    /** The person as the actor of his own sign-in. */
    static Principal person(User user, Organization organization, String credentialId) {
        return new Principal(
                PrincipalType.USER,
                user.id().toString(),
                user.email(),
                user.name(),
                ref(organization),
                null,
                credentialId,
                List.of(),
                null);
    }

    static Change login(User user, SsoConnection connection) {
        return new Change(
                "login", "user", user.id().toString(), user.email(), null, Map.of("connection", connection.name()));
    }

    /** Somebody came for the first time. */
    static Change provisioned(User user, SsoConnection connection) {
        return new Change(
                "create",
                "user",
                user.id().toString(),
                user.email(),
                null,
                Map.of(
                        "connection", connection.name(),
                        "role", connection.defaultRole().wireName()));
    }

    private static OrganizationRef ref(Organization organization) {
        return new OrganizationRef(organization.id(), organization.name());
    }
}
