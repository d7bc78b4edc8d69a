package dev.larch.iam.introspection;

import dev.larch.iam.oauth.Client;
import dev.larch.iam.oauth.ClientAuthentication;
import dev.larch.iam.oauth.OAuthParameters;
import dev.larch.iam.principal.PrincipalDirectory;
import dev.larch.platform.credential.Credential;
import dev.larch.platform.credential.TokenVerifier;
import dev.larch.platform.identity.Principal;
import dev.larch.platform.resolution.ResolveAnswer;
import dev.larch.platform.resolution.ResolveRequest;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/** Says whether a token is good now: signed by Larch, not over, and its credential neither revoked nor foreign. */
@ApplicationScoped
class IntrospectionService {

    private final ClientAuthentication clients;
    private final TokenVerifier tokens;
    private final PrincipalDirectory directory;

    IntrospectionService(ClientAuthentication clients, TokenVerifier tokens, PrincipalDirectory directory) {
        this.clients = clients;
        this.tokens = tokens;
        this.directory = directory;
    }

    /** What the client may know; fails with an OAuth refusal when it does not prove itself. */
    Uni<IntrospectionResponse> introspect(OAuthParameters request, @Nullable String authorization) {
        return clients.authenticate(request, authorization)
                .flatMap(client -> tokens.read(request.get("token")).flatMap(claims -> describe(client, claims)));
    }

    private Uni<IntrospectionResponse> describe(Client client, @Nullable JsonWebToken claims) {
        var credential = claims == null ? null : TokenVerifier.credential(claims, null);
        return claims == null || credential == null
                ? Uni.createFrom().item(IntrospectionResponse.inactive())
                : find(credential).map(principal -> answer(client, claims, principal));
    }

    /** From the database itself: an answer that somebody remembers could be one that was revoked meanwhile. */
    private Uni<@Nullable Principal> find(Credential credential) {
        return directory.resolve(ResolveRequest.of(credential)).map(ResolveAnswer::principal);
    }

    private static IntrospectionResponse answer(Client client, JsonWebToken claims, @Nullable Principal principal) {
        return principal != null && mayKnow(client, principal)
                ? IntrospectionResponse.of(claims, principal)
                : IntrospectionResponse.inactive();
    }

    /** A client learns about its own organization; Larch's services, which ask who everybody is, about all. */
    private static boolean mayKnow(Client client, Principal principal) {
        return switch (client) {
            case Client.Service _ -> true;
            case Client.Account(var account) ->
                principal.organization() != null
                        && account.organizationId()
                                .equals(principal.organization().id());
        };
    }
}
