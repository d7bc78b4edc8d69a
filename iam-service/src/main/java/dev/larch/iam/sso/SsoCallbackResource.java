package dev.larch.iam.sso;

import dev.larch.iam.attempt.Attempt;
import dev.larch.iam.attempt.AttemptCookie;
import dev.larch.iam.connection.SsoConnection;
import dev.larch.iam.connection.SsoConnectionService;
import dev.larch.iam.session.SessionCookie;
import dev.larch.iam.session.SessionSecret;
import dev.larch.iam.sso.admission.SsoAdmissionService;
import dev.larch.platform.access.Open;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.UriInfo;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

/** Where a connection's provider sends people back to. */
@Path("/sso/{connection}/callback")
public class SsoCallbackResource {

    private final SsoConnectionService connections;
    private final SsoJourney journey;
    private final SsoAdmissionService admissions;
    private final SsoRefusals refusals;
    private final AttemptCookie attempts;
    private final SessionCookie sessions;

    SsoCallbackResource(
            SsoConnectionService connections,
            SsoJourney journey,
            SsoAdmissionService admissions,
            SsoRefusals refusals,
            AttemptCookie attempts,
            SessionCookie sessions) {
        this.connections = connections;
        this.journey = journey;
        this.admissions = admissions;
        this.refusals = refusals;
        this.attempts = attempts;
        this.sessions = sessions;
    }

    @GET
    @Open("The provider vouches for the person; what it says is checked here.")
    public Uni<RestResponse<String>> callback(
            @RestPath String connection, @Context UriInfo uri, @Context HttpHeaders headers) {
        var id = ConnectionPath.read(connection);
        var answer = new CallbackAnswer(uri.getQueryParameters());
        var state = answer.state();
        var attempt = id == null || state == null ? null : attempts.find(headers.getCookies(), id, state);
        return (id == null ? Uni.createFrom().<@Nullable SsoConnection>nullItem() : connections.find(id))
                .flatMap(found -> found == null
                        ? refusals.unknown()
                        : refusals.answer(found, Uni.createFrom().deferred(() -> signIn(found, attempt, answer))))
                .invoke(response -> forget(response, attempt));
    }

    private Uni<RestResponse<String>> signIn(
            SsoConnection connection, @Nullable Attempt attempt, CallbackAnswer answer) {
        return journey.end(connection, attempt, answer)
                .flatMap(person -> admissions.admit(connection.id(), person))
                .map(secret -> admitted(secret, attempt));
    }

    private RestResponse<String> admitted(SessionSecret secret, @Nullable Attempt attempt) {
        var builder = ResponseBuilder.<String>create(RestResponse.Status.SEE_OTHER)
                .cookie(sessions.of(secret))
                .header("Cache-Control", "no-store");
        return attempt == null
                ? builder.build()
                : builder.location(attempt.returnTo().uri()).build();
    }

    private void forget(RestResponse<String> response, @Nullable Attempt attempt) {
        if (attempt != null) {
            response.getHeaders().add(HttpHeaders.SET_COOKIE, attempts.removed(attempt.state()));
        }
    }
}
