package dev.larch.iam.oauth;

import dev.larch.iam.token.TokenResponse;
import dev.larch.platform.access.Open;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

/** The OAuth token endpoint. Its refusals have OAuth's shape and not Pinecone's envelope. */
@Path("/oauth/token")
public class TokenResource {

    private final TokenService tokens;

    TokenResource(TokenService tokens) {
        this.tokens = tokens;
    }

    // One method for both forms of the body: the policy knows an endpoint by its method and path.
    @POST
    @Consumes(MediaType.WILDCARD)
    @Open("The client proves itself with the credentials that this exchanges.")
    public Uni<RestResponse<TokenResponse>> token(
            @RestHeader("Content-Type") @Nullable String contentType,
            @RestHeader("Authorization") @Nullable String authorization,
            @Nullable String body) {
        return tokens.grant(OAuthParameters.read(contentType, body), authorization)
                .map(token -> ResponseBuilder.ok(token)
                        .header("Cache-Control", "no-store")
                        .build());
    }
}
