package dev.larch.iam.session.admin;

import static dev.larch.platform.access.Permission.SESSION_READ;
import static dev.larch.platform.access.ResourceFrom.CALLERS_ORGANIZATION;

import dev.larch.iam.page.ListFingerprint;
import dev.larch.iam.page.PageQuery;
import dev.larch.iam.page.PageResponse;
import dev.larch.kernel.ErrorCode;
import dev.larch.platform.access.Requires;
import dev.larch.platform.identity.Caller;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Sessions over HTTP. */
@Path("/admin/sessions")
public class SessionAdminResource {

    private final SessionAdminService sessions;
    private final Caller caller;

    SessionAdminResource(SessionAdminService sessions, Caller caller) {
        this.sessions = sessions;
        this.caller = caller;
    }

    @GET
    @Requires(value = SESSION_READ, on = CALLERS_ORGANIZATION)
    public Uni<PageResponse<SessionResponse>> list(
            @RestQuery("user_id") @Nullable String userId,
            @RestQuery @Nullable String limit,
            @RestQuery @Nullable String paginationToken) {
        var who = caller.principal();
        var list = ListFingerprint.of(who.organizationOrFail(), "sessions", userId);
        return sessions.list(who, user(userId), PageQuery.read(limit, paginationToken, list))
                .map(page -> PageResponse.of(page, SessionResponse::of));
    }

    @DELETE
    @Path("{id}")
    @Requires(value = SESSION_READ, on = CALLERS_ORGANIZATION)
    public Uni<Void> end(@RestPath String id) {
        return sessions.end(caller.principal(), parse(id));
    }

    private static @Nullable UUID user(@Nullable String text) {
        try {
            return text == null ? null : UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw ErrorCode.INVALID_ARGUMENT.because("user_id: must be a UUID.");
        }
    }

    static UUID parse(String id) {
        try {
            return UUID.fromString(id);
        } catch (IllegalArgumentException e) {
            throw SessionAdminService.absent(id);
        }
    }
}
