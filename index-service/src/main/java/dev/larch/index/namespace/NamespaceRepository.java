package dev.larch.index.namespace;

import dev.larch.index.store.RecordReader;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Reads which namespaces there are: those with records, and those that somebody created. */
@ApplicationScoped
class NamespaceRepository {

    private static final String ALL = """
            SELECT coalesce(filled.namespace, created.name), coalesce(filled.count, 0), created.schema
            FROM (SELECT namespace, count(*) AS count FROM records
                  WHERE index_id = $1 AND namespace >= $2 AND namespace <= $3 AND starts_with(namespace, $2)
                      AND NOT deleted
                  GROUP BY namespace) AS filled
            FULL JOIN (SELECT name, schema FROM index_namespace
                       WHERE index_id = $1 AND name >= $2 AND name <= $3 AND starts_with(name, $2)) AS created
            ON created.name = filled.namespace
            ORDER BY 1""";

    private static final String ONE = """
            SELECT $2::text, filled.count, created.schema
            FROM (SELECT count(*) AS count FROM records WHERE index_id = $1 AND namespace = $2 AND NOT deleted) AS filled
            LEFT JOIN index_namespace AS created ON created.index_id = $1 AND created.name = $2
            WHERE filled.count > 0 OR created.name IS NOT NULL""";

    private final Pool pool;

    NamespaceRepository(Pool pool) {
        this.pool = pool;
    }

    /**
     * All whose names begin with the prefix, in bitwise order: both columns have the collation "C". Counts every record of
     * theirs.
     */
    Uni<List<Namespace>> list(UUID indexId, String prefix) {
        return find(ALL, Tuple.of(indexId, prefix, prefix + RecordReader.HIGHEST));
    }

    /** The one with this name; null if there is none. */
    Uni<@Nullable Namespace> find(UUID indexId, String name) {
        return find(ONE, Tuple.of(indexId, name)).map(found -> found.isEmpty() ? null : found.getFirst());
    }

    private Uni<List<Namespace>> find(String sql, Tuple values) {
        return pool.preparedQuery(sql)
                .execute(values)
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(NamespaceRepository::namespace)
                        .toList());
    }

    private static Namespace namespace(Row row) {
        var schema = row.getArrayOfStrings(2);
        return new Namespace(row.getString(0), row.getLong(1), schema == null ? null : List.of(schema));
    }
}
