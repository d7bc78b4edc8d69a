package dev.larch.iam.sso;

import dev.larch.iam.attempt.UsedOnceService;
import dev.larch.iam.change.ChangeLog;
import dev.larch.iam.change.Revoked;
import dev.larch.iam.connection.SsoConnection;
import dev.larch.iam.openid.Discovery;
import dev.larch.iam.openid.ProviderTokens;
import dev.larch.iam.openid.TokenClaims;
import dev.larch.iam.organization.OrganizationService;
import dev.larch.iam.refusal.Advice;
import dev.larch.iam.refusal.RefusedException;
import dev.larch.iam.session.origin.EndedSession;
import dev.larch.iam.session.origin.ProviderSessionService;
import dev.larch.kernel.Sha256;
import dev.larch.platform.identity.Principal;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/** Ends the sessions of who has signed out at his provider. */
@ApplicationScoped
class BackchannelLogoutService {

    /** Longer than any logout token is good. */
    private static final Duration REMEMBERED = Duration.ofHours(1);

    private final Discovery discovery;
    private final ProviderTokens tokens;
    private final UsedOnceService used;
    private final ProviderSessionService sessions;
    private final OrganizationService organizations;
    private final ChangeLog changes;
    private final Clock clock;

    BackchannelLogoutService(
            Discovery discovery,
            ProviderTokens tokens,
            UsedOnceService used,
            ProviderSessionService sessions,
            OrganizationService organizations,
            ChangeLog changes,
            Clock clock) {
        this.discovery = discovery;
        this.tokens = tokens;
        this.used = used;
        this.sessions = sessions;
        this.organizations = organizations;
        this.changes = changes;
        this.clock = clock;
    }

    /** The claims of the token; fails with ProviderException. */
    Uni<TokenClaims> check(SsoConnection connection, String token) {
        return discovery
                .find(connection.issuer())
                .flatMap(provider -> tokens.verifyLogoutToken(token, provider, connection.clientId()));
    }

    /** Ends the sessions that the token is about, and every token that came from them; fails with {@link RefusedException}. */
    @WithTransaction
    Uni<Void> end(SsoConnection connection, TokenClaims claims) {
        var jti = Objects.requireNonNull(claims.text("jti"));
        return used.use(
                        Sha256.hex("logout:%s:%s".formatted(connection.id(), jti)),
                        clock.instant().plus(REMEMBERED))
                .invoke(BackchannelLogoutService::requireFirst)
                .chain(() -> organizations.get(connection.organizationId()))
                .map(organization -> LogoutEvents.provider(connection, organization))
                .flatMap(actor -> sessions.end(connection, claims.text("sid"), claims.text("sub"))
                        .flatMap(ended -> writeDown(actor, connection, ended)));
    }

    private Uni<Void> writeDown(Principal actor, SsoConnection connection, List<EndedSession> ended) {
        return each(ended, session -> changes.write(actor, LogoutEvents.ended(session, connection)))
                .chain(() -> each(ended, session -> changes.revoke(Revoked.credential(session.id()))));
    }

    private static Uni<Void> each(List<EndedSession> ended, Function<EndedSession, Uni<? extends Void>> action) {
        return Multi.createFrom()
                .iterable(ended)
                .onItem()
                .transformToUniAndConcatenate(action)
                .onItem()
                .ignoreAsUni();
    }

    private static void requireFirst(boolean first) {
        if (!first) {
            throw new RefusedException("replay", Advice.BEGIN_AGAIN, "The logout token was used before.");
        }
    }
}
