package dev.larch.iam.sso;

import dev.larch.iam.connection.SsoConnection;
import dev.larch.iam.organization.Organization;
import dev.larch.iam.session.origin.EndedSession;
import dev.larch.platform.audit.Change;
import dev.larch.platform.identity.OrganizationRef;
import dev.larch.platform.identity.Principal;
import dev.larch.platform.identity.PrincipalType;
import java.util.List;
import java.util.Map;

/** What the audit log says of sessions that a provider ended. */
final class LogoutEvents {

    private LogoutEvents() {}

    /** The provider, who is the actor. */
    static Principal provider(SsoConnection connection, Organization organization) {
        var id = connection.id().toString();
        var ref = new OrganizationRef(organization.id(), organization.name());
        return new Principal(PrincipalType.SERVICE, id, connection.name(), null, ref, null, id, List.of(), null);
    }

    static Change ended(EndedSession session, SsoConnection connection) {
        return new Change(
                "delete",
                "session",
                session.id().toString(),
                session.id().toString(),
                null,
                Map.of(
                        "user_id", session.userId().toString(),
                        "connection", connection.name(),
                        "by", "back-channel logout"));
    }
}
