package dev.larch.iam.session.admin;

import static dev.larch.platform.access.Permission.SESSION_MANAGE;
import static dev.larch.platform.access.ResourceFrom.CALLERS_ORGANIZATION;

import dev.larch.kernel.ErrorCode;
import dev.larch.platform.access.Requires;
import dev.larch.platform.identity.Caller;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestPath;

/** All sessions of a person over HTTP. A class of its own: no other one sees what begins as the path of the users. */
@Path("/admin/users/{id}/revoke-sessions")
public class UserSessionsResource {

    private final SessionAdminService sessions;
    private final Caller caller;

    UserSessionsResource(SessionAdminService sessions, Caller caller) {
        this.sessions = sessions;
        this.caller = caller;
    }

    @POST
    @Requires(value = SESSION_MANAGE, on = CALLERS_ORGANIZATION)
    public Uni<SessionResponse.Revocation> endAll(@RestPath String id) {
        return sessions.endAll(caller.principal(), parse(id)).map(SessionResponse.Revocation::new);
    }

    private static UUID parse(String id) {
        try {
            return UUID.fromString(id);
        } catch (IllegalArgumentException e) {
            throw ErrorCode.NOT_FOUND.because("User %s not found.".formatted(id));
        }
    }
}
