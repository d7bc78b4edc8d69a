package dev.larch.platform.audit;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** What the relay asks of audit-service. */
@RegisterRestClient(configKey = "audit")
@Path("/internal/v1/events")
public interface AuditClient {

    /** The name of the service that answers. */
    String SERVICE = "audit-service";

    /** Takes a JSON array of events, in their order; an event that is there already is skipped. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    Uni<Void> ingest(@HeaderParam("Authorization") String bearer, String events);
}
