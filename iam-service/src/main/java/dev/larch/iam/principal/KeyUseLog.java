package dev.larch.iam.principal;

import dev.larch.platform.credential.KeyUseReport;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;

/** Writes down when keys were used for the last time, for many keys in one statement. */
@ApplicationScoped
public class KeyUseLog {

    /** Locks in the order of the ids, so that two reports never wait for each other. A clock that is ahead counts as now. */
    private static final String RECORD = """
            WITH used AS (SELECT * FROM unnest($1::uuid[], $2::timestamptz[]) AS u (id, used_at)),
                locked AS (SELECT k.id FROM api_key k JOIN used USING (id) ORDER BY k.id FOR NO KEY UPDATE OF k)
            UPDATE api_key k SET last_used_at = greatest(k.last_used_at, least(u.used_at, $3))
            FROM used u JOIN locked USING (id) WHERE k.id = u.id""";

    private final Pool pool;
    private final Clock clock;

    KeyUseLog(Pool pool, Clock clock) {
        this.pool = pool;
        this.clock = clock;
    }

    /** Takes a report in; keys that are gone meanwhile are passed over. */
    Uni<Void> record(KeyUseReport report) {
        var ids = report.uses().stream().map(KeyUseReport.Use::keyId).toArray(UUID[]::new);
        var moments = report.uses().stream()
                .map(use -> use.usedAt().atOffset(ZoneOffset.UTC))
                .toArray(OffsetDateTime[]::new);
        return pool.preparedQuery(RECORD)
                .execute(Tuple.of(ids, moments, clock.instant().atOffset(ZoneOffset.UTC)))
                .replaceWithVoid();
    }
}
