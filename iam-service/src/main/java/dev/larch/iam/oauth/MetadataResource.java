package dev.larch.iam.oauth;

import dev.larch.iam.config.IamConfig;
import dev.larch.platform.access.Open;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/** Tells OAuth clients where everything is (RFC 8414). */
@Path("/.well-known/oauth-authorization-server")
public class MetadataResource {

    private static final List<String> SECRETS = List.of("client_secret_basic", "client_secret_post");

    private final ServerMetadata metadata;

    MetadataResource(IamConfig config) {
        var issuer = config.issuer().toString();
        var base = issuer.endsWith("/") ? issuer.substring(0, issuer.length() - 1) : issuer;
        this.metadata = new ServerMetadata(
                issuer,
                base + "/oauth/token",
                base + "/oauth/introspect",
                base + "/.well-known/jwks.json",
                List.of(TokenService.CLIENT_CREDENTIALS, TokenService.TOKEN_EXCHANGE),
                SECRETS,
                SECRETS,
                List.of());
    }

    @GET
    @Open("Where to ask for tokens is known to everybody.")
    public RestResponse<ServerMetadata> get() {
        return ResponseBuilder.ok(metadata)
                .header("Cache-Control", "public, max-age=3600")
                .build();
    }
}
