package dev.larch.iam.signin;

import dev.larch.iam.attempt.ReturnToCookie;
import dev.larch.iam.refusal.Advice;
import dev.larch.iam.session.SessionCookie;
import dev.larch.iam.session.origin.ProviderSessionService;
import dev.larch.iam.view.Notice;
import dev.larch.iam.view.Pages;
import dev.larch.kernel.ErrorCode;
import dev.larch.platform.access.Open;
import io.quarkus.oidc.runtime.OidcAuthenticationMechanism;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.Cookie;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestCookie;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

/** The way to the identity provider and back. */
@Path("/session")
public class SignInResource {

    private static final String PROVIDER_SESSION = "q_session";

    private final OidcAuthenticationMechanism provider;
    private final CurrentIdentityAssociation identity;
    private final SignInService signIns;
    private final ProviderSessionService sessions;
    private final SessionCookie cookie;
    private final ReturnToCookie returnTo;
    private final Pages pages;

    SignInResource(
            OidcAuthenticationMechanism provider,
            CurrentIdentityAssociation identity,
            SignInService signIns,
            ProviderSessionService sessions,
            SessionCookie cookie,
            ReturnToCookie returnTo,
            Pages pages) {
        this.provider = provider;
        this.identity = identity;
        this.signIns = signIns;
        this.sessions = sessions;
        this.cookie = cookie;
        this.returnTo = returnTo;
        this.pages = pages;
    }

    @GET
    @Path("login")
    @Open("Sends the browser to the identity provider; whoever asks has no credential yet.")
    public Uni<RestResponse<String>> login(RoutingContext request) {
        return provider.getChallenge(request)
                .onFailure()
                .transform(cause ->
                        ErrorCode.UNAVAILABLE.because("The identity provider cannot be reached. Try again.", cause))
                .map(SignInResource::redirect);
    }

    @GET
    @Path("reauthenticate")
    @Open("Sends the browser to the identity provider, which asks for the password whoever is signed in there.")
    public Uni<RestResponse<String>> reauthenticate(
            RoutingContext request, @RestCookie(SessionCookie.NAME) @Nullable String session) {
        return sessions.findConnection(session)
                .flatMap(connection -> connection == null
                        ? login(request).map(SignInResource::freshly)
                        : Uni.createFrom().item(byCompany(connection)));
    }

    @GET
    @Path("callback")
    @Open("The identity provider vouches for the person; what it says is checked here.")
    public Uni<RestResponse<String>> callback(
            RoutingContext request, @RestCookie(ReturnToCookie.NAME) @Nullable String wanted) {
        dropProviderSession(request);
        return VerifiedPerson.of(identity.getIdentity())
                .map(person -> signIns.signIn(person).flatMap(outcome -> answer(outcome, wanted)))
                .orElseGet(() -> pages.notice(Notice.failed()).map(ResponseBuilder::build));
    }

    private Uni<RestResponse<String>> answer(SignIn outcome, @Nullable String wanted) {
        return switch (outcome) {
            case SignIn.Admitted(var secret) ->
                Uni.createFrom()
                        .item(ResponseBuilder.<String>create(RestResponse.Status.SEE_OTHER)
                                .location(ReturnToCookie.read(wanted).uri())
                                .cookie(cookie.of(secret), returnTo.removed())
                                .build());
            case SignIn.Bound() ->
                pages.notice(Advice.BY_COMPANY.notice("enforced")).map(ResponseBuilder::build);
            case SignIn.Unknown() -> pages.notice(Notice.unknown()).map(ResponseBuilder::build);
        };
    }

    private static RestResponse<String> byCompany(UUID connection) {
        return ResponseBuilder.<String>create(RestResponse.Status.SEE_OTHER)
                .location(URI.create("/sso/%s/reauthenticate".formatted(connection)))
                .header("Cache-Control", "no-store")
                .build();
    }

    private static RestResponse<String> freshly(RestResponse<String> redirect) {
        var atProvider = redirect.getHeaderString("Location") + "&prompt=login&max_age=0";
        return ResponseBuilder.<String>create(redirect.getStatus())
                .header("Location", atProvider)
                .header("Cache-Control", "no-store")
                .build();
    }

    private static RestResponse<String> redirect(ChallengeData challenge) {
        var response = ResponseBuilder.<String>create(challenge.status);
        challenge.getHeaders().forEach((name, value) -> response.header(name.toString(), value));
        return response.header("Cache-Control", "no-store").build();
    }

    /** The session is Larch's own: the cookie that quarkus-oidc wants to set is taken out of the response again. */
    private static void dropProviderSession(RoutingContext request) {
        List.copyOf(request.request().cookies()).stream()
                .map(Cookie::getName)
                .filter(name -> name.startsWith(PROVIDER_SESSION))
                .forEach(name -> request.response().removeCookies(name, false));
    }
}
