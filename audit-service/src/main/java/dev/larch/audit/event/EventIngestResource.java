package dev.larch.audit.event;

import static dev.larch.platform.access.Permission.EVENT_INGEST;
import static dev.larch.platform.access.ResourceFrom.INSTALLATION;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.larch.platform.access.Requires;
import dev.larch.platform.identity.Caller;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;

/** The way in: the relays of the other services bring their events here. */
@Path("/internal/v1/events")
public class EventIngestResource {

    private final EventService events;
    private final EventReader reader;
    private final Caller caller;

    EventIngestResource(EventService events, EventReader reader, Caller caller) {
        this.events = events;
        this.reader = reader;
        this.caller = caller;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Requires(value = EVENT_INGEST, on = INSTALLATION)
    public Uni<Void> ingest(byte[] body) throws JsonProcessingException {
        return events.append(reader.read(body, caller.principal().id()));
    }
}
