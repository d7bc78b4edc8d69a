package dev.larch.iam.session;

import dev.larch.iam.token.TokenIssuer;
import dev.larch.iam.token.TokenResponse;
import dev.larch.iam.view.Notice;
import dev.larch.iam.view.Pages;
import dev.larch.platform.identity.Principal;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

/** The answers to a person's requests. */
@ApplicationScoped
class SessionOutcome {

    @CheckedTemplate(basePath = "session")
    static class Templates {

        private Templates() {}

        static native TemplateInstance profile(SessionProfile profile);
    }

    private final SessionService sessions;
    private final ProfileReader profiles;
    private final TokenIssuer tokens;
    private final SessionCookie cookies;
    private final Pages pages;

    SessionOutcome(
            SessionService sessions, ProfileReader profiles, TokenIssuer tokens, SessionCookie cookies, Pages pages) {
        this.sessions = sessions;
        this.profiles = profiles;
        this.tokens = tokens;
        this.cookies = cookies;
        this.pages = pages;
    }

    Uni<RestResponse<String>> profile(Principal person) {
        return profiles.read(person)
                .flatMap(profile -> pages.render(200, Templates.profile(profile)))
                .map(ResponseBuilder::build);
    }

    Uni<RestResponse<TokenResponse>> token(Principal person) {
        return tokens.forPerson(person)
                .map(token -> ResponseBuilder.ok(token)
                        .header("Cache-Control", "no-store")
                        .build());
    }

    Uni<RestResponse<String>> signedOut(@Nullable String cookie) {
        var end = cookie == null ? Uni.createFrom().voidItem() : sessions.signOut(new SessionSecret(cookie));
        return end.chain(() -> pages.notice(Notice.signedOut()))
                .map(response -> response.cookie(cookies.removed()).build());
    }
}
