package dev.larch.index.commit;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.UUID;

/** Statements around the counter of an index. */
final class CounterStatements {

    private static final String LOCK = "INSERT INTO index_counter AS counter (index_id, seq) VALUES ($1, 0)"
            + " ON CONFLICT (index_id) DO UPDATE SET seq = counter.seq RETURNING seq";

    private static final String CLEAR = """
            WITH doomed AS (
                SELECT id, row_number() OVER (ORDER BY id) AS place
                FROM records WHERE index_id = $1 AND namespace = $2 AND NOT deleted
            ), cleared AS (
                UPDATE records AS record
                SET payload = NULL, data_key_id = NULL, deleted = true, seq = $3 + doomed.place
                FROM doomed WHERE record.index_id = $1 AND record.namespace = $2 AND record.id = doomed.id
                RETURNING 1
            )
            UPDATE index_counter SET seq = $3 + (SELECT count(*) FROM cleared) WHERE index_id = $1 RETURNING seq""";

    private CounterStatements() {}

    /** Locks the counter to the end of the transaction; its value. */
    static Uni<Long> lock(SqlConnection connection, UUID indexId) {
        return number(connection, LOCK, Tuple.of(indexId));
    }

    /** Removes all records of a namespace under the lock; the last sequence number given. */
    static Uni<Long> clear(SqlConnection connection, UUID indexId, String namespace, long before) {
        return number(connection, CLEAR, Tuple.of(indexId, namespace, before));
    }

    private static Uni<Long> number(SqlConnection connection, String sql, Tuple values) {
        return connection
                .preparedQuery(sql)
                .execute(values)
                .map(rows -> rows.iterator().next().getLong(0));
    }
}
