package dev.larch.platform.service;

import com.fasterxml.jackson.databind.JsonNode;
import dev.larch.platform.credential.KeyUseReport;
import dev.larch.platform.resolution.ResolveAnswer;
import dev.larch.platform.resolution.ResolveRequest;
import dev.larch.platform.resolution.RevocationPage;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** What the services ask iam-service. */
@RegisterRestClient(configKey = "iam")
@Path("/")
public interface IamClient {

    /** The name of the service that answers. */
    String SERVICE = "iam-service";

    @POST
    @Path("oauth/token")
    Uni<JsonNode> token(ClientCredentials credentials);

    @GET
    @Path(".well-known/jwks.json")
    Uni<JsonNode> keys();

    @POST
    @Path("internal/v1/principals:resolve")
    Uni<ResolveAnswer> resolve(@HeaderParam("Authorization") String bearer, ResolveRequest request);

    @GET
    @Path("internal/v1/revocations")
    Uni<RevocationPage> revocations(
            @HeaderParam("Authorization") String bearer,
            @QueryParam("after") long after,
            @QueryParam("nonce") String nonce);

    @POST
    @Path("internal/v1/keys:used")
    Uni<Void> keysUsed(@HeaderParam("Authorization") String bearer, KeyUseReport report);
}
