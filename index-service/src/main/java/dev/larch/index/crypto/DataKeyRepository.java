package dev.larch.index.crypto;

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The wrapped data keys in PostgreSQL. */
@ApplicationScoped
class DataKeyRepository {

    private static final String FIND = "SELECT id, wrapped FROM data_key WHERE index_id = $1";
    private static final String INSERT = "INSERT INTO data_key (id, index_id, wrapped, created_at)"
            + " VALUES ($1, $2, $3, $4) ON CONFLICT (index_id) DO NOTHING";
    private static final String DELETE = "DELETE FROM data_key WHERE index_id = $1";

    private final Pool pool;
    private final Clock clock;

    DataKeyRepository(Pool pool, Clock clock) {
        this.pool = pool;
        this.clock = clock;
    }

    Uni<@Nullable WrappedKey> find(UUID indexId) {
        return pool.preparedQuery(FIND).execute(Tuple.of(indexId)).map(rows -> {
            var row = rows.iterator();
            return row.hasNext() ? read(row.next()) : null;
        });
    }

    /** Adds the key unless the index has one, and answers with the one that it has then. */
    Uni<WrappedKey> insertOrGet(UUID indexId, WrappedKey key) {
        var values = Tuple.of(
                key.id(), indexId, Buffer.buffer(key.wrapped()), clock.instant().atOffset(ZoneOffset.UTC));
        return pool.preparedQuery(INSERT)
                .execute(values)
                .flatMap(_ -> find(indexId))
                .onItem()
                .ifNull()
                .failWith(() -> new IllegalStateException("The data key was removed as it was made"));
    }

    Uni<Void> delete(UUID indexId) {
        return pool.preparedQuery(DELETE).execute(Tuple.of(indexId)).replaceWithVoid();
    }

    private static WrappedKey read(Row row) {
        return new WrappedKey(row.getUUID(0), row.getBuffer(1).getBytes());
    }

    /** A data key as it is stored. */
    record WrappedKey(UUID id, byte[] wrapped) {}
}
