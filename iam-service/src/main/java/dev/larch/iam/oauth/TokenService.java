package dev.larch.iam.oauth;

import dev.larch.iam.account.ServiceAccount;
import dev.larch.iam.account.ServiceAccountService;
import dev.larch.iam.token.ServiceClients;
import dev.larch.iam.token.TokenClaims;
import dev.larch.iam.token.TokenIssuer;
import dev.larch.iam.token.TokenResponse;
import dev.larch.kernel.Sha256;
import dev.larch.platform.credential.TokenVerifier;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Grants access tokens for client credentials (RFC 6749, section 4.4). */
@ApplicationScoped
class TokenService {

    private static final String GRANT = "client_credentials";

    /** Compared with when there is no such account, so that its absence takes as long as a wrong secret. */
    private static final String NOBODYS_SECRET = Sha256.hex("");

    private final ServiceAccountService accounts;
    private final ServiceClients services;
    private final TokenIssuer issuer;

    TokenService(ServiceAccountService accounts, ServiceClients services, TokenIssuer issuer) {
        this.accounts = accounts;
        this.services = services;
        this.issuer = issuer;
    }

    /** Grants a token; fails with an {@link OAuthException}. The header is that of HTTP Basic, if there is one. */
    Uni<TokenResponse> grant(TokenRequest request, @Nullable String authorization) {
        if (request.grantType() == null) {
            throw OAuthException.invalidRequest("grant_type: must not be empty.");
        }
        if (!request.grantType().equals(GRANT)) {
            throw OAuthException.unsupportedGrantType();
        }
        var client = authorization == null ? clientInBody(request) : clientInHeader(request, authorization);
        return services.isClient(client.clientId())
                ? grantToService(client, request.audience())
                : grantToAccount(client, request.audience());
    }

    private Uni<TokenResponse> grantToService(ClientSecret client, @Nullable String audience) {
        if (!services.isSecretOf(client.clientId(), client.secret())) {
            throw OAuthException.invalidClient();
        }
        requireAudience(TokenVerifier.INTERNAL_AUDIENCE, audience);
        return issuer.issue(TokenClaims.ofService(client.clientId()));
    }

    private Uni<TokenResponse> grantToAccount(ClientSecret client, @Nullable String audience) {
        return accounts.findByClientId(client.clientId())
                .map(account -> authenticated(account, client.secret()))
                .invoke(() -> requireAudience(TokenVerifier.PUBLIC_AUDIENCE, audience))
                .flatMap(account -> issuer.issue(
                        TokenClaims.ofServiceAccount(account.id(), account.secretId(), account.organizationId())));
    }

    private static ServiceAccount authenticated(@Nullable ServiceAccount account, String secret) {
        var expected = account == null ? NOBODYS_SECRET : account.secretSha256();
        boolean good = Sha256.equal(expected, Sha256.hex(secret));
        if (account == null || !good) {
            throw OAuthException.invalidClient();
        }
        return account;
    }

    private static ClientSecret clientInBody(TokenRequest request) {
        return new ClientSecret(
                required("client_id", request.clientId()), required("client_secret", request.clientSecret()));
    }

    private static ClientSecret clientInHeader(TokenRequest request, String authorization) {
        if (request.clientSecret() != null) {
            throw OAuthException.invalidRequest("client_secret: the client proves itself in the header already.");
        }
        var client = BasicCredentials.parse(authorization)
                .filter(parsed -> parsed.clientId().indexOf('\0') < 0)
                .orElseThrow(OAuthException::invalidClient);
        if (request.clientId() != null && !Objects.equals(request.clientId(), client.clientId())) {
            throw OAuthException.invalidRequest("client_id: differs from the one in the header.");
        }
        return client;
    }

    /** A client that names no audience gets the only one that it may have. */
    private static void requireAudience(String only, @Nullable String asked) {
        if (asked != null && !asked.equals(only)) {
            throw OAuthException.invalidRequest("audience: must be %s.".formatted(only));
        }
    }

    private static String required(String field, @Nullable String value) {
        if (value == null || value.isEmpty() || value.indexOf('\0') >= 0) {
            throw OAuthException.invalidRequest("%s: must not be empty.".formatted(field));
        }
        return value;
    }
}
