package dev.larch.iam.oauth;

import dev.larch.iam.account.ServiceAccount;
import dev.larch.iam.account.ServiceAccountService;
import dev.larch.iam.throttle.Throttle;
import dev.larch.iam.token.ServiceClients;
import dev.larch.kernel.Sha256;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** How a client proves itself: by its secret in HTTP Basic or in the body (RFC 6749, section 2.3.1), not too often. */
@ApplicationScoped
public class ClientAuthentication {

    /** Compared with when there is no such account, so that its absence takes as long as a wrong secret. */
    private static final String NOBODYS_SECRET = Sha256.hex("");

    private final ServiceAccountService accounts;
    private final ServiceClients services;
    private final Throttle throttle;
    private final TokenRefusals refusals;

    ClientAuthentication(
            ServiceAccountService accounts, ServiceClients services, Throttle throttle, TokenRefusals refusals) {
        this.accounts = accounts;
        this.services = services;
        this.throttle = throttle;
        this.refusals = refusals;
    }

    /** The client; fails with an {@link OAuthException}. The header is that of HTTP Basic, if there is one. */
    public Uni<Client> authenticate(OAuthParameters parameters, @Nullable String authorization) {
        var shown = authorization == null ? inBody(parameters) : inHeader(parameters, authorization);
        requireTurn(shown.clientId());
        return services.isClient(shown.clientId())
                ? Uni.createFrom().item(service(shown))
                : find(shown.clientId()).map(account -> account(shown, account));
    }

    /** The account that has this client id; null when there is none, which is counted. */
    Uni<@Nullable ServiceAccount> find(String clientId) {
        return accounts.findByClientId(clientId).invoke(this::countUnknown);
    }

    private void countUnknown(@Nullable ServiceAccount account) {
        if (account == null) {
            refusals.unknownClient();
        }
    }

    /** Fails with too many requests when the client, from where the call comes, has had its share of this minute. */
    void requireTurn(String clientId) {
        long wait = throttle.secondsUntilTurn(clientId);
        if (wait > 0) {
            throw OAuthException.tooManyRequests(wait);
        }
    }

    /** Counts a token that was not taken as a wrong secret. */
    OAuthException refusedSubjectToken(String clientId) {
        throttle.countRefusal(clientId);
        return OAuthException.invalidSubjectToken();
    }

    private Client service(ClientSecret shown) {
        if (!services.isSecretOf(shown.clientId(), shown.secret())) {
            refusals.wrongSecretOfService();
            throw refused(shown);
        }
        return new Client.Service(shown.clientId());
    }

    private Client account(ClientSecret shown, @Nullable ServiceAccount account) {
        var expected = account == null ? NOBODYS_SECRET : account.secretSha256();
        boolean good = Sha256.equal(expected, Sha256.hex(shown.secret()));
        if (account == null) {
            throw refused(shown);
        }
        if (!good) {
            refusals.wrongSecret(account);
            throw refused(shown);
        }
        return new Client.Account(account);
    }

    private OAuthException refused(ClientSecret shown) {
        throttle.countRefusal(shown.clientId());
        return OAuthException.invalidClient();
    }

    private static ClientSecret inBody(OAuthParameters parameters) {
        return new ClientSecret(parameters.get("client_id"), parameters.get("client_secret"));
    }

    private static ClientSecret inHeader(OAuthParameters parameters, String authorization) {
        if (parameters.find("client_secret") != null) {
            throw OAuthException.invalidRequest("client_secret: the client proves itself in the header already.");
        }
        var client = BasicCredentials.parse(authorization)
                .filter(parsed -> parsed.clientId().indexOf('\0') < 0)
                .orElseThrow(OAuthException::invalidClient);
        var named = parameters.find("client_id");
        if (named != null && !Objects.equals(named, client.clientId())) {
            throw OAuthException.invalidRequest("client_id: differs from the one in the header.");
        }
        return client;
    }
}
