package dev.larch.iam.session;

import dev.larch.iam.token.TokenResponse;
import dev.larch.kernel.ErrorCode;
import dev.larch.platform.access.Open;
import dev.larch.platform.identity.Principal;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import java.net.URI;
import org.jboss.resteasy.reactive.RestCookie;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

/** What a person does with his session: see who he is, get an access token, end it. */
@Path("/session")
public class SessionResource {

    private static final URI LOGIN = URI.create("/sso/login");

    private final CurrentPerson person;
    private final SessionOutcome outcome;
    private final SameOrigin sameOrigin;

    SessionResource(CurrentPerson person, SessionOutcome outcome, SameOrigin sameOrigin) {
        this.person = person;
        this.outcome = outcome;
        this.sameOrigin = sameOrigin;
    }

    @GET
    @Open("Who has no session is sent to sign in; with one, a person sees himself.")
    public Uni<RestResponse<String>> get(@RestCookie(SessionCookie.NAME) @Nullable String cookie) {
        return person.find(cookie).flatMap(who -> who == null ? toLogin() : outcome.profile(who));
    }

    @POST
    @Path("token")
    @Open("The session cookie is the credential; it counts on these paths only.")
    public Uni<RestResponse<TokenResponse>> token(
            @RestCookie(SessionCookie.NAME) @Nullable String cookie, @Context HttpHeaders headers) {
        sameOrigin.require(headers);
        return person.find(cookie).map(SessionResource::signedIn).flatMap(outcome::token);
    }

    @POST
    @Path("logout")
    @Open("Ends the session of the cookie, if there is one.")
    public Uni<RestResponse<String>> logout(
            @RestCookie(SessionCookie.NAME) @Nullable String cookie, @Context HttpHeaders headers) {
        sameOrigin.require(headers);
        return outcome.signedOut(cookie);
    }

    private static Principal signedIn(@Nullable Principal person) {
        if (person == null) {
            throw ErrorCode.UNAUTHENTICATED.because("You are not signed in.");
        }
        return person;
    }

    private static Uni<RestResponse<String>> toLogin() {
        return Uni.createFrom()
                .item(ResponseBuilder.<String>create(RestResponse.Status.SEE_OTHER)
                        .location(LOGIN)
                        .header("Cache-Control", "no-store")
                        .build());
    }
}
