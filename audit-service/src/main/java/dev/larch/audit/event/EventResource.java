package dev.larch.audit.event;

import static dev.larch.platform.access.Permission.AUDIT_READ;
import static dev.larch.platform.access.ResourceFrom.CALLERS_ORGANIZATION;
import static org.eclipse.microprofile.openapi.annotations.enums.ParameterIn.QUERY;

import dev.larch.platform.access.Requires;
import dev.larch.platform.audit.AuditEvent;
import dev.larch.platform.identity.Caller;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestPath;

/** The audit log of the caller's organization over HTTP; what can be asked for is in {@link EventSearch}. */
@Path("/audit/events")
public class EventResource {

    private final EventService events;
    private final Caller caller;

    EventResource(EventService events, Caller caller) {
        this.events = events;
        this.caller = caller;
    }

    @GET
    @Requires(value = AUDIT_READ, on = CALLERS_ORGANIZATION)
    @Parameter(name = "start_time", in = QUERY, description = "Events at this time or later (RFC 3339)")
    @Parameter(name = "end_time", in = QUERY, description = "Events before this time (RFC 3339)")
    @Parameter(name = "action", in = QUERY)
    @Parameter(name = "resource_type", in = QUERY)
    @Parameter(name = "resource_id", in = QUERY)
    @Parameter(name = "actor", in = QUERY, description = "The id or the name of a principal")
    @Parameter(name = "outcome", in = QUERY, description = "success or failure")
    @Parameter(name = "project_id", in = QUERY)
    @Parameter(name = "limit", in = QUERY, description = "1 to 100, 100 by default")
    @Parameter(name = "paginationToken", in = QUERY, description = "pagination.next of the page before")
    public Uni<EventPageResponse> list(@Context UriInfo uri) {
        return events.list(caller.organizationId(), EventSearch.parse(uri.getQueryParameters()))
                .map(EventPageResponse::of);
    }

    @GET
    @Path("{id}")
    @Requires(value = AUDIT_READ, on = CALLERS_ORGANIZATION)
    public Uni<AuditEvent> get(@RestPath String id) {
        return events.get(caller.organizationId(), id);
    }
}
