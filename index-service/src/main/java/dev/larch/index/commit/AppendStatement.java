package dev.larch.index.commit;

import dev.larch.index.commit.WriteRequest.Event;
import dev.larch.index.store.RowChange;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.List;
import java.util.UUID;

/**
 * The one statement that writes rows: it advances the counter, and by that locks it, gives the rows their sequence numbers
 * in their order, and adds the audit events.
 */
final class AppendStatement {

    private static final String SQL = """
            WITH counter AS (
                INSERT INTO index_counter AS known (index_id, seq) VALUES ($1, $2)
                ON CONFLICT (index_id) DO UPDATE SET seq = known.seq + EXCLUDED.seq
                RETURNING seq
            ), written AS (
                INSERT INTO records AS known (index_id, namespace, id, payload, data_key_id, seq, deleted)
                SELECT $1, row.namespace, row.id, row.payload, row.data_key_id,
                       counter.seq - $2 + row.place, row.payload IS NULL
                FROM counter, unnest($3::text[], $4::text[], $5::bytea[], $6::uuid[])
                     WITH ORDINALITY AS row (namespace, id, payload, data_key_id, place)
                ON CONFLICT (index_id, namespace, id) DO UPDATE
                SET payload = EXCLUDED.payload, data_key_id = EXCLUDED.data_key_id,
                    seq = EXCLUDED.seq, deleted = EXCLUDED.deleted
            ), audited AS (
                INSERT INTO audit_outbox (organization_id, event_id, event)
                SELECT event.organization_id, event.id, event.body::jsonb
                FROM unnest($7::uuid[], $8::uuid[], $9::text[]) AS event (organization_id, id, body)
                ON CONFLICT (event_id) DO NOTHING
            )
            SELECT seq FROM counter""";

    private AppendStatement() {}

    /** The last sequence number of the index after it; the rows have those up to it. No record may come twice. */
    static Uni<Long> run(SqlClient client, UUID indexId, List<RowChange> changes, List<Event> events) {
        return client.preparedQuery(SQL)
                .execute(parameters(indexId, changes, events))
                .map(rows -> rows.iterator().next().getLong(0));
    }

    private static Tuple parameters(UUID indexId, List<RowChange> changes, List<Event> events) {
        var sealed = changes.stream().map(RowChange::sealedOrNull).toList();
        return Tuple.tuple()
                .addUUID(indexId)
                .addLong((long) changes.size())
                .addValue(
                        changes.stream().map(change -> change.key().namespace()).toArray(String[]::new))
                .addValue(changes.stream().map(change -> change.key().id()).toArray(String[]::new))
                .addValue(sealed.stream()
                        .map(payload -> payload == null ? null : Buffer.buffer(payload.bytes()))
                        .toArray(Buffer[]::new))
                .addValue(sealed.stream()
                        .map(payload -> payload == null ? null : payload.dataKeyId())
                        .toArray(UUID[]::new))
                .addValue(events.stream().map(Event::organizationId).toArray(UUID[]::new))
                .addValue(events.stream().map(Event::eventId).toArray(UUID[]::new))
                .addValue(events.stream().map(Event::json).toArray(String[]::new));
    }
}
