package dev.larch.iam.sso;

import dev.larch.iam.attempt.Attempt;
import dev.larch.iam.attempt.AttemptCookie;
import dev.larch.iam.attempt.ReturnTo;
import dev.larch.iam.attempt.UsedOnceService;
import dev.larch.iam.connection.ConnectionAddress;
import dev.larch.iam.connection.SsoConnection;
import dev.larch.iam.connection.SsoConnectionService;
import dev.larch.iam.openid.AuthorizationRequest;
import dev.larch.iam.openid.CodeExchange;
import dev.larch.iam.openid.Discovery;
import dev.larch.iam.openid.ProviderMetadata;
import dev.larch.iam.openid.ProviderTokens;
import dev.larch.iam.refusal.Advice;
import dev.larch.iam.refusal.RefusedException;
import dev.larch.iam.sso.admission.SsoPerson;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/** The way to a connection's provider and back, up to the person whom it vouches for. */
@ApplicationScoped
class SsoJourney {

    /** An attempt, with the address at which it goes on. */
    record Departure(Attempt attempt, URI provider) {}

    private final SsoConnectionService connections;
    private final ConnectionAddress addresses;
    private final Discovery discovery;
    private final CodeExchange codes;
    private final ProviderTokens tokens;
    private final UsedOnceService used;
    private final Clock clock;

    SsoJourney(
            SsoConnectionService connections,
            ConnectionAddress addresses,
            Discovery discovery,
            CodeExchange codes,
            ProviderTokens tokens,
            UsedOnceService used,
            Clock clock) {
        this.connections = connections;
        this.addresses = addresses;
        this.discovery = discovery;
        this.codes = codes;
        this.tokens = tokens;
        this.used = used;
        this.clock = clock;
    }

    /**
     * Begins an attempt; fails with ProviderException when the provider cannot be found.
     *
     * @param fresh whether the provider must ask for the password
     */
    Uni<Departure> begin(SsoConnection connection, ReturnTo returnTo, @Nullable String email, boolean fresh) {
        requireOn(connection);
        var endsAt = clock.instant().plus(AttemptCookie.LIFETIME);
        var attempt = Attempt.begin(connection.id(), returnTo, fresh, endsAt);
        var request = new AuthorizationRequest(
                connection.clientId(),
                addresses.callback(connection.id()),
                connection.scopes(),
                new AuthorizationRequest.Secrets(attempt.state(), attempt.nonce(), attempt.challenge()),
                email,
                fresh);
        return discovery.find(connection.issuer()).map(provider -> new Departure(attempt, request.at(provider)));
    }

    /** The person who comes back; fails with ProviderException or {@link RefusedException}. An attempt is good once. */
    Uni<SsoPerson> end(SsoConnection connection, @Nullable Attempt attempt, CallbackAnswer answer) {
        if (attempt == null) {
            throw new RefusedException(
                    "state", Advice.BEGIN_AGAIN, "The browser has not asked for this answer, or too long ago.");
        }
        requireOn(connection);
        return used.use(attempt.sha256(), attempt.endsAt())
                .invoke(SsoJourney::requireFirst)
                .chain(() -> discovery.find(connection.issuer()))
                .invoke(provider -> answer.requireIssuer(connection.issuer(), provider.sendsIssuer()))
                .flatMap(provider -> redeem(connection, attempt, provider, answer.code()));
    }

    private Uni<SsoPerson> redeem(SsoConnection connection, Attempt attempt, ProviderMetadata provider, String code) {
        var grant = new CodeExchange.Grant(code, attempt.verifier(), addresses.callback(connection.id()));
        return codes.trade(provider, connections.credential(connection), grant)
                .flatMap(token -> tokens.verifyIdToken(token, provider, connection.clientId(), attempt.nonce()))
                .map(claims -> SsoPerson.of(claims, connection))
                .invoke(person -> requireFresh(attempt, person));
    }

    /** Who was to prove himself anew has done so after the attempt began. */
    private void requireFresh(Attempt attempt, SsoPerson person) {
        var since = attempt.endsAt().minus(AttemptCookie.LIFETIME).minusSeconds(30);
        if (attempt.fresh()
                && (person.authenticatedAt() == null || person.authenticatedAt().isBefore(since))) {
            throw new RefusedException(
                    "not_fresh",
                    Advice.NOT_BELIEVED,
                    "The provider did not ask for the password again.",
                    person.about());
        }
    }

    private static void requireOn(SsoConnection connection) {
        if (!connection.enabled()) {
            throw new RefusedException("connection_off", Advice.DENIED, "The connection is switched off.");
        }
    }

    private static void requireFirst(boolean first) {
        if (!first) {
            throw new RefusedException("replay", Advice.BEGIN_AGAIN, "The answer was used before.");
        }
    }
}
