package dev.larch.index.commit;

import static dev.larch.kernel.ErrorCode.ALREADY_EXISTS;

import dev.larch.index.commit.WriteRequest.CreateNamespace;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.UUID;

/** Statements around the names of the namespaces of an index, under the lock of its counter. */
final class NamespaceStatements {

    private static final String ADD = """
            INSERT INTO index_namespace (index_id, name, schema)
            SELECT $1, $2, $3
            WHERE NOT EXISTS (SELECT FROM records WHERE index_id = $1 AND namespace = $2 AND NOT deleted)
            ON CONFLICT DO NOTHING""";

    private static final String REMOVE = "DELETE FROM index_namespace WHERE index_id = $1 AND name = $2";

    private NamespaceStatements() {}

    /** Adds a name; fails with ALREADY_EXISTS, also for a namespace that is there because it has records. */
    static Uni<Void> add(SqlConnection connection, UUID indexId, CreateNamespace request) {
        var schema = request.schema();
        var values = Tuple.tuple()
                .addUUID(indexId)
                .addString(request.namespace())
                .addValue(schema == null ? null : schema.toArray(String[]::new));
        return connection
                .preparedQuery(ADD)
                .execute(values)
                .invoke(rows -> {
                    if (rows.rowCount() == 0) {
                        throw ALREADY_EXISTS.because("Namespace %s already exists.".formatted(request.namespace()));
                    }
                })
                .replaceWithVoid();
    }

    /** Whether there was such a name. */
    static Uni<Boolean> remove(SqlConnection connection, UUID indexId, String name) {
        return connection.preparedQuery(REMOVE).execute(Tuple.of(indexId, name)).map(rows -> rows.rowCount() > 0);
    }
}
