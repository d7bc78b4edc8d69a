package dev.larch.iam.project;

import com.fasterxml.jackson.databind.JsonNode;
import dev.larch.platform.web.LarchHeaders;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** What iam-service asks index-service. */
@RegisterRestClient(configKey = "index")
@Path("/indexes")
interface IndexClient {

    @GET
    Uni<JsonNode> list(
            @HeaderParam("Authorization") String bearer, @HeaderParam(LarchHeaders.PROJECT_ID) UUID projectId);
}
