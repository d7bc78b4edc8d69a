package dev.larch.audit.event;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.larch.platform.audit.AuditEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** The events in PostgreSQL, by its reactive client: the whole log goes through here, and a batch is two statements. */
@ApplicationScoped
class EventRepository {

    /**
     * Locks the counters of these organizations, in one order for everybody. A statement of its own: only the next one
     * sees what the former holder of a lock has committed. The condition is never true: nothing is written just to lock.
     */
    private static final String LOCK = """
            INSERT INTO audit_log AS log (organization_id, last_sequence)
            SELECT DISTINCT organization_id, 0 FROM unnest($1::uuid[]) AS organization_id ORDER BY organization_id
            ON CONFLICT (organization_id) DO UPDATE SET last_sequence = log.last_sequence WHERE false""";

    private static final String APPEND = """
            WITH incoming AS (
                SELECT DISTINCT ON (organization_id, id) *
                FROM unnest($1::uuid[], $2::uuid[], $3::timestamptz[], $4::text[], $5::text[], $6::text[],
                            $7::text[], $8::text[], $9::text[], $10::uuid[], $11::text[]) WITH ORDINALITY
                     AS event (organization_id, id, time, action, resource_type, resource_id,
                               principal_id, principal_name, outcome, project_id, event, position)
                ORDER BY organization_id, id, position
            ), numbered AS (
                SELECT incoming.*,
                       log.last_sequence + row_number() OVER (PARTITION BY organization_id ORDER BY position) AS sequence
                FROM incoming JOIN audit_log AS log USING (organization_id)
                WHERE NOT EXISTS (SELECT FROM audit_event AS known
                                  WHERE known.organization_id = incoming.organization_id AND known.id = incoming.id)
            ), stored AS (
                INSERT INTO audit_event (organization_id, sequence, id, time, action, resource_type, resource_id,
                                         principal_id, principal_name, outcome, project_id, event)
                SELECT organization_id, sequence, id, time, action, resource_type, resource_id,
                       principal_id, principal_name, outcome, project_id, event::jsonb
                FROM numbered
                RETURNING organization_id, sequence
            )
            UPDATE audit_log AS log SET last_sequence = last.sequence
            FROM (SELECT organization_id, max(sequence) AS sequence FROM stored GROUP BY organization_id) AS last
            WHERE log.organization_id = last.organization_id""";

    /** The number stands beside the event in storage and inside of it on the wire. */
    private static final String SELECT =
            "SELECT (event || jsonb_build_object('sequence', sequence))::text FROM audit_event";

    private static final String FIND = SELECT + " WHERE organization_id = $1 AND id = $2";

    private final Pool pool;
    private final ObjectMapper json;

    EventRepository(Pool pool, ObjectMapper json) {
        this.pool = pool;
        this.json = json;
    }

    Uni<Void> append(List<IncomingEvent> events) {
        return pool.withTransaction(connection -> append(connection, events));
    }

    Uni<List<AuditEvent>> listIn(UUID organizationId, EventFilter filter, long before, int limit) {
        var search = SearchStatement.of(SELECT, organizationId, filter).newestBefore(before, limit);
        return pool.preparedQuery(search.sql())
                .execute(search.parameters())
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(this::event)
                        .toList());
    }

    Uni<@Nullable AuditEvent> findIn(UUID organizationId, UUID id) {
        return pool.preparedQuery(FIND)
                .execute(Tuple.of(organizationId, id))
                .map(rows -> rows.size() == 0 ? null : event(rows.iterator().next()));
    }

    private static Uni<Void> append(SqlConnection connection, List<IncomingEvent> events) {
        var columns = columns(events);
        return connection
                .preparedQuery(LOCK)
                .execute(Tuple.of(columns.getValue(0)))
                .chain(() -> connection.preparedQuery(APPEND).execute(columns))
                .replaceWithVoid();
    }

    private static Tuple columns(List<IncomingEvent> events) {
        return Tuple.from(List.of(
                column(events, AuditEvent::organizationId, UUID[]::new),
                column(events, AuditEvent::id, UUID[]::new),
                column(events, event -> event.event().time().atOffset(ZoneOffset.UTC), OffsetDateTime[]::new),
                column(events, event -> event.event().action(), String[]::new),
                column(events, event -> event.event().resourceType(), String[]::new),
                column(events, event -> event.event().resourceId(), String[]::new),
                column(events, event -> event.actor().principalId(), String[]::new),
                column(events, event -> event.actor().principalName(), String[]::new),
                column(events, event -> event.event().outcome().result(), String[]::new),
                column(events, AuditEvent::projectId, UUID[]::new),
                events.stream().map(IncomingEvent::json).toArray(String[]::new)));
    }

    private static <T> T[] column(
            List<IncomingEvent> events, Function<AuditEvent, ? extends @Nullable T> value, IntFunction<T[]> array) {
        return events.stream().map(IncomingEvent::event).map(value).toArray(array);
    }

    private AuditEvent event(Row row) {
        try {
            return json.readValue(row.getString(0), AuditEvent.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A stored event cannot be read", e);
        }
    }
}
