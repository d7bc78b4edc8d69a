package dev.larch.index.store;

import dev.larch.index.crypto.SealedPayload;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;

/** Reads what is committed. */
@ApplicationScoped
public class RecordReader {

    private static final String COLUMNS =
            "SELECT record.namespace, record.id, record.payload, record.data_key_id, record.seq FROM records AS record ";

    private static final String BY_KEY = COLUMNS
            + "JOIN unnest($2::text[], $3::text[]) AS key (namespace, id)"
            + " ON record.namespace = key.namespace AND record.id = key.id"
            + " WHERE record.index_id = $1 AND NOT record.deleted";

    private static final String AFTER = COLUMNS
            + "WHERE record.index_id = $1 AND record.namespace = $2 AND record.id > $3 AND NOT record.deleted"
            + " ORDER BY record.id LIMIT $4";

    private static final String IDS = "SELECT id FROM records WHERE index_id = $1 AND namespace = $2"
            + " AND id > $3 AND id >= $4 AND id <= $5 AND starts_with(id, $4) AND NOT deleted ORDER BY id LIMIT $6";

    private static final String COUNT =
            "SELECT namespace, count(*) FROM records WHERE index_id = $1 AND NOT deleted" + " GROUP BY namespace";

    private static final String SEQUENCE = "SELECT coalesce(max(seq), 0) FROM index_counter WHERE index_id = $1";

    /** No name of 512 characters sorts behind it. It spares PostgreSQL from looking on to the end of what there is. */
    public static final String HIGHEST =
            Character.toString(Character.MAX_CODE_POINT).repeat(512);

    private final Pool pool;

    RecordReader(Pool pool) {
        this.pool = pool;
    }

    /** The records with these keys, as far as they exist. */
    public Uni<Map<RecordKey, StoredRecord>> find(UUID indexId, List<RecordKey> keys) {
        return byKey(pool, indexId, keys);
    }

    /** The next records of a namespace in the order of their ids: those after the given one, fewer at the end. */
    public Uni<List<StoredRecord>> after(UUID indexId, RecordKey last, int limit) {
        return pool.preparedQuery(AFTER)
                .execute(Tuple.of(indexId, last.namespace(), last.id(), limit))
                .map(RecordReader::records);
    }

    /** The next ids of a namespace with a prefix, bitwise ordered. */
    public Uni<List<String>> idsAfter(UUID indexId, RecordKey last, String prefix, int limit) {
        var values = Tuple.tuple()
                .addUUID(indexId)
                .addString(last.namespace())
                .addString(last.id())
                .addString(prefix)
                .addString(prefix + HIGHEST)
                .addInteger(limit);
        return pool.preparedQuery(IDS)
                .execute(values)
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> row.getString(0))
                        .toList());
    }

    /** How many records each namespace of the index has; those with none are left out. */
    public Uni<Map<String, Long>> countByNamespace(UUID indexId) {
        return pool.preparedQuery(COUNT).execute(Tuple.of(indexId)).map(rows -> {
            var counts = new HashMap<String, Long>();
            rows.forEach(row -> counts.put(row.getString(0), row.getLong(1)));
            return counts;
        });
    }

    /** The last sequence number of the index, 0 before the first. */
    public Uni<Long> sequence(UUID indexId) {
        return pool.preparedQuery(SEQUENCE)
                .execute(Tuple.of(indexId))
                .map(rows -> rows.iterator().next().getLong(0));
    }

    /** As {@link #find}, in a transaction of the caller. */
    public static Uni<Map<RecordKey, StoredRecord>> byKey(SqlClient client, UUID indexId, List<RecordKey> keys) {
        var values = Tuple.of(
                indexId,
                keys.stream().map(RecordKey::namespace).toArray(String[]::new),
                keys.stream().map(RecordKey::id).toArray(String[]::new));
        return client.preparedQuery(BY_KEY).execute(values).map(rows -> {
            var found = new HashMap<RecordKey, StoredRecord>();
            records(rows).forEach(stored -> found.put(stored.key(), stored));
            return found;
        });
    }

    private static List<StoredRecord> records(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false)
                .map(RecordReader::record)
                .toList();
    }

    private static StoredRecord record(Row row) {
        return new StoredRecord(
                new RecordKey(row.getString(0), row.getString(1)),
                new SealedPayload(row.getUUID(3), row.getBuffer(2).getBytes()),
                row.getLong(4));
    }
}
