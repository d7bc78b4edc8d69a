package dev.larch.iam.project;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** What iam-service asks index-service. */
@RegisterRestClient(configKey = "index")
@Path("/internal/v1/projects/{id}/closing/{deletionId}")
interface IndexClient {

    /** The name of the service that answers. */
    String SERVICE = "index-service";

    @PUT
    Uni<JsonNode> close(
            @HeaderParam("Authorization") String bearer,
            @PathParam("id") UUID projectId,
            @PathParam("deletionId") UUID deletionId);

    @DELETE
    Uni<Void> reopen(
            @HeaderParam("Authorization") String bearer,
            @PathParam("id") UUID projectId,
            @PathParam("deletionId") UUID deletionId);
}
