package dev.larch.iam.session.admin;

import dev.larch.iam.page.ListFingerprint;
import dev.larch.iam.page.PageQuery;
import dev.larch.iam.session.CurrentPerson;
import dev.larch.iam.session.SameOrigin;
import dev.larch.iam.session.SessionCookie;
import dev.larch.iam.view.Pages;
import dev.larch.kernel.ErrorCode;
import dev.larch.platform.access.Open;
import dev.larch.platform.identity.Principal;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestCookie;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

/** The page on which a person sees where he is signed in, and ends what he does not know. */
@Path("/session/sessions")
public class SessionPageResource {

    /** A session as the page shows it. */
    public record Line(
            UUID id,
            Instant createdAt,
            Instant lastSeenAt,
            String userAgentFamily,
            @Nullable String sourceAddress,
            boolean isThis) {}

    @CheckedTemplate(basePath = "session")
    static class Templates {

        private Templates() {}

        static native TemplateInstance sessions(List<Line> sessions);
    }

    private static final URI LOGIN = URI.create("/sso/login?return_to=/session/sessions");
    private static final URI PAGE = URI.create("/session/sessions");

    private final CurrentPerson person;
    private final SessionAdminService sessions;
    private final SameOrigin sameOrigin;
    private final Pages pages;

    SessionPageResource(CurrentPerson person, SessionAdminService sessions, SameOrigin sameOrigin, Pages pages) {
        this.person = person;
        this.sessions = sessions;
        this.sameOrigin = sameOrigin;
        this.pages = pages;
    }

    @GET
    @Open("Who has no session is sent to sign in; with one, a person sees his own.")
    public Uni<RestResponse<String>> get(@RestCookie(SessionCookie.NAME) @Nullable String cookie) {
        return person.find(cookie).flatMap(who -> who == null ? goTo(LOGIN) : show(who));
    }

    @POST
    @Path("{id}/revoke")
    @Open("The session cookie is the credential; it ends sessions of the same person only.")
    public Uni<RestResponse<String>> end(
            @RestPath String id,
            @RestCookie(SessionCookie.NAME) @Nullable String cookie,
            @Context HttpHeaders headers) {
        sameOrigin.require(headers);
        return person.find(cookie)
                .map(SessionPageResource::signedIn)
                .flatMap(who -> sessions.end(who, SessionAdminResource.parse(id)))
                .chain(() -> goTo(PAGE));
    }

    @POST
    @Path("sign-out-everywhere")
    @Open("The session cookie is the credential; it ends sessions of the same person only.")
    public Uni<RestResponse<String>> endAll(
            @RestCookie(SessionCookie.NAME) @Nullable String cookie, @Context HttpHeaders headers) {
        sameOrigin.require(headers);
        return person.find(cookie)
                .map(SessionPageResource::signedIn)
                .flatMap(who -> sessions.endAll(who, UUID.fromString(who.id())))
                .chain(() -> goTo(LOGIN));
    }

    private Uni<RestResponse<String>> show(Principal who) {
        var own = UUID.fromString(who.id());
        var page = PageQuery.read(null, null, ListFingerprint.of(who.organizationOrFail(), "sessions"));
        return sessions.list(who, own, page)
                .map(found -> found.items().stream()
                        .map(session -> line(session, who))
                        .toList())
                .flatMap(lines -> pages.render(200, Templates.sessions(lines)))
                .map(ResponseBuilder::build);
    }

    private static Line line(SessionInfo session, Principal who) {
        return new Line(
                session.id(),
                session.createdAt(),
                session.lastSeenAt(),
                session.userAgentFamily(),
                session.sourceAddress(),
                session.id().toString().equals(who.credentialId()));
    }

    private static Principal signedIn(@Nullable Principal who) {
        if (who == null) {
            throw ErrorCode.UNAUTHENTICATED.because("You are not signed in.");
        }
        return who;
    }

    private static Uni<RestResponse<String>> goTo(URI place) {
        return Uni.createFrom()
                .item(ResponseBuilder.<String>create(RestResponse.Status.SEE_OTHER)
                        .location(place)
                        .header("Cache-Control", "no-store")
                        .build());
    }
}
