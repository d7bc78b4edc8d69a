package dev.larch.audit.event;

import dev.larch.kernel.ErrorCode;
import dev.larch.kernel.Page;
import dev.larch.platform.audit.AuditEvent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The audit log: what comes in is numbered per organization; every question is confined to one organization. */
@ApplicationScoped
public class EventService {

    private final EventRepository repository;

    EventService(EventRepository repository) {
        this.repository = repository;
    }

    /** Appends the events in their order, all or none; one that is in its organization's log already is skipped. */
    Uni<Void> append(List<IncomingEvent> events) {
        return events.isEmpty() ? Uni.createFrom().voidItem() : repository.append(events);
    }

    /** A page of the log, newest first; fails with INVALID_ARGUMENT for the token of another search. */
    Uni<Page<AuditEvent>> list(UUID organizationId, EventSearch search) {
        var filter = search.filter();
        var fingerprint = filter.fingerprint(organizationId);
        var token = search.paginationToken();
        long before = token == null ? Long.MAX_VALUE : PageToken.sequence(token, fingerprint);
        return repository
                .listIn(organizationId, filter, before, search.limit() + 1)
                .map(events -> Page.of(events, search.limit(), last -> PageToken.of(sequence(last), fingerprint)));
    }

    /** One event; fails with NOT_FOUND, also for an event of another organization and for what is no id. */
    Uni<AuditEvent> get(UUID organizationId, String id) {
        var uuid = parse(id);
        var event = uuid == null
                ? Uni.createFrom().<@Nullable AuditEvent>nullItem()
                : repository.findIn(organizationId, uuid);
        return event.onItem().ifNull().failWith(() -> ErrorCode.NOT_FOUND.because("Event %s not found.".formatted(id)));
    }

    private static long sequence(AuditEvent stored) {
        return Objects.requireNonNull(stored.sequence(), "A stored event has a sequence number");
    }

    private static @Nullable UUID parse(String id) {
        try {
            return UUID.fromString(id);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
