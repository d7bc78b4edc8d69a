package dev.larch.iam.oauth;

import dev.larch.iam.exchange.TokenExchange;
import dev.larch.iam.token.ServiceClients;
import dev.larch.iam.token.TokenClaims;
import dev.larch.iam.token.TokenIssuer;
import dev.larch.iam.token.TokenResponse;
import dev.larch.platform.credential.TokenVerifier;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Grants access tokens: for client credentials (RFC 6749, section 4.4), and for tokens of others (RFC 8693). */
@ApplicationScoped
class TokenService {

    static final String CLIENT_CREDENTIALS = "client_credentials";
    static final String TOKEN_EXCHANGE = "urn:ietf:params:oauth:grant-type:token-exchange";

    private static final Set<String> SUBJECT_TOKEN_TYPES =
            Set.of("urn:ietf:params:oauth:token-type:jwt", "urn:ietf:params:oauth:token-type:id_token");

    private final ClientAuthentication clients;
    private final ServiceClients services;
    private final TokenExchange exchange;
    private final TokenIssuer issuer;

    TokenService(ClientAuthentication clients, ServiceClients services, TokenExchange exchange, TokenIssuer issuer) {
        this.clients = clients;
        this.services = services;
        this.exchange = exchange;
        this.issuer = issuer;
    }

    /** Grants a token; fails with an {@link OAuthException}. The header is that of HTTP Basic, if there is one. */
    Uni<TokenResponse> grant(OAuthParameters request, @Nullable String authorization) {
        return switch (request.get("grant_type")) {
            case CLIENT_CREDENTIALS ->
                clients.authenticate(request, authorization)
                        .map(client -> claims(client, request.find("audience")))
                        .flatMap(issuer::issue);
            case TOKEN_EXCHANGE -> exchange(request, authorization);
            default -> throw OAuthException.unsupportedGrantType();
        };
    }

    /** The subject token is all that the client shows: a secret beside it would never be looked at. */
    private Uni<TokenResponse> exchange(OAuthParameters request, @Nullable String authorization) {
        if (authorization != null || request.find("client_secret") != null || request.find("actor_token") != null) {
            throw OAuthException.invalidRequest("Show the subject token and no other credential.");
        }
        if (!SUBJECT_TOKEN_TYPES.contains(request.get("subject_token_type"))) {
            throw OAuthException.invalidRequest("subject_token_type: must be that of a JWT or an ID token.");
        }
        var requested = request.find("requested_token_type");
        if (requested != null && !requested.equals(TokenResponse.ACCESS_TOKEN)) {
            throw OAuthException.invalidRequest("requested_token_type: only access tokens are issued.");
        }
        requirePublic(request.find("audience"));
        var clientId = request.get("client_id");
        clients.requireTurn(clientId);
        var subjectToken = request.get("subject_token");
        return clients.find(clientId)
                .flatMap(account -> account == null
                        ? Uni.createFrom().<@Nullable TokenResponse>nullItem()
                        : exchange.exchange(account, subjectToken))
                .onItem()
                .ifNull()
                .failWith(() -> clients.refusedSubjectToken(clientId));
    }

    private TokenClaims claims(Client client, @Nullable String audience) {
        return switch (client) {
            case Client.Service(var name) -> TokenClaims.ofService(name, callee(audience));
            case Client.Account(var account) -> {
                requirePublic(audience);
                yield TokenClaims.ofServiceAccount(account.id(), account.secretId(), account.organizationId());
            }
        };
    }

    /** A service says whom it wants to call: its token is good there and nowhere else. */
    private String callee(@Nullable String audience) {
        return services.names()
                .filter(name -> TokenVerifier.audienceOf(name).equals(audience))
                .findFirst()
                .orElseThrow(() -> OAuthException.invalidRequest("audience: must name a service of Larch."));
    }

    /** A client that names no audience gets the only one that it may have. */
    private static void requirePublic(@Nullable String audience) {
        if (audience != null && !audience.equals(TokenVerifier.PUBLIC_AUDIENCE)) {
            throw OAuthException.invalidRequest("audience: must be %s.".formatted(TokenVerifier.PUBLIC_AUDIENCE));
        }
    }
}
