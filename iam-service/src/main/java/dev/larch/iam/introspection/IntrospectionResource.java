package dev.larch.iam.introspection;

import dev.larch.iam.oauth.OAuthParameters;
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

/** Token introspection over HTTP. */
@Path("/oauth/introspect")
public class IntrospectionResource {

    private final IntrospectionService introspection;

    IntrospectionResource(IntrospectionService introspection) {
        this.introspection = introspection;
    }

    @POST
    @Consumes(MediaType.WILDCARD)
    @Open("The client proves itself as at the token endpoint.")
    public Uni<RestResponse<IntrospectionResponse>> introspect(
            @RestHeader("Content-Type") @Nullable String contentType,
            @RestHeader("Authorization") @Nullable String authorization,
            @Nullable String body) {
        return introspection
                .introspect(OAuthParameters.read(contentType, body), authorization)
                .map(answer -> ResponseBuilder.ok(answer)
                        .header("Cache-Control", "no-store")
                        .build());
    }
}
