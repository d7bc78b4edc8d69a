package dev.larch.index.record;

import dev.larch.index.catalog.IndexDefinition;
import dev.larch.index.commit.WriteRequest.Event;
import dev.larch.index.operation.Delete;
import dev.larch.index.operation.Update;
import dev.larch.kernel.Ids;
import dev.larch.platform.audit.AuditEvent;
import dev.larch.platform.audit.AuditOutbox;
import dev.larch.platform.audit.AuditTrail;
import dev.larch.platform.audit.Change;
import dev.larch.platform.identity.Principal;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.function.Supplier;

/** The audit events of calls that write records: one per commit, with counts, and never a vector or metadata. */
@ApplicationScoped
class RecordEvents {

    private static final int MOST_IDS = 100;

    /** An event is at most 32 KB; ids can be long, and JSON makes them longer. */
    private static final int MOST_ID_CHARACTERS = 2_000;

    private final AuditTrail trail;
    private final AuditOutbox outbox;
    private final Clock clock;

    RecordEvents(AuditTrail trail, AuditOutbox outbox, Clock clock) {
        this.trail = trail;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** The calls below must be made in the context of the request: the event tells where it came from. */
    Event upserted(IndexDefinition index, Principal by, String namespace, int count) {
        return counted(index, by, "upsert", Map.of("namespace", namespace)).apply(count);
    }

    IntFunction<Event> updated(IndexDefinition index, Principal by, Update.One update) {
        return counted(
                index,
                by,
                "update",
                Map.of("namespace", RecordRules.namespace(update.namespace()), "ids", List.of(update.id())));
    }

    /** For an update that is committed in parts: whenever it is asked, an event of another part. */
    Supplier<IntFunction<Event>> updated(IndexDefinition index, Principal by, Update.Matching update) {
        var parameters =
                Map.<String, Object>of("namespace", RecordRules.namespace(update.namespace()), "kind", "filter");
        var event = event(index, by, "update", parameters);
        return () -> {
            var part = event.withId(Ids.next(clock));
            return count -> counted(part, count);
        };
    }

    IntFunction<Event> deleted(IndexDefinition index, Principal by, Delete delete) {
        var namespace = RecordRules.namespace(delete.namespace());
        var parameters = switch (delete) {
            case Delete.ByIds(String _, List<String> ids) ->
                Map.of("namespace", namespace, "kind", "ids", "ids", first(ids));
            case Delete.All _ -> Map.<String, Object>of("namespace", namespace, "kind", "all");
            case Delete.ByFilter _ -> Map.<String, Object>of("namespace", namespace, "kind", "filter");
        };
        return counted(index, by, "delete", parameters);
    }

    private static List<String> first(List<String> ids) {
        int characters = 0;
        int shown = 0;
        while (shown < Math.min(ids.size(), MOST_IDS)) {
            characters += ids.get(shown).length();
            if (characters > MOST_ID_CHARACTERS) {
                break;
            }
            shown++;
        }
        return ids.subList(0, shown);
    }

    private IntFunction<Event> counted(
            IndexDefinition index, Principal by, String action, Map<String, Object> parameters) {
        var event = event(index, by, action, parameters);
        return count -> counted(event, count);
    }

    private Event counted(AuditEvent event, int count) {
        return Event.of(event.withParameter("count", count), outbox);
    }

    private AuditEvent event(IndexDefinition index, Principal by, String action, Map<String, Object> parameters) {
        var change = new Change(action, "record", index.id().toString(), index.name(), index.projectId(), parameters);
        return trail.event(by, change);
    }
}
