package dev.larch.iam.revocation;

import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Deletes entries of the revocation log that no follower can need, so that the table stays small. */
@ApplicationScoped
public class RevocationPurge {

    private static final Logger LOGGER = LoggerFactory.getLogger(RevocationPurge.class);
    private static final Duration LONGEST_ANSWER = Duration.ofMinutes(5);
    private static final long EVERY_MILLIS = 60_000;

    /** From the beginning up to an entry: what is left has no gap. */
    private static final String PURGE = """
            DELETE FROM revocation WHERE position <= GREATEST(
                (SELECT max(position) FROM revocation WHERE created_at < $1),
                (SELECT position - $2::bigint FROM revocation_counter))""";

    private final Pool pool;
    private final Vertx vertx;
    private final RevocationConfig config;
    private final Clock clock;

    RevocationPurge(Pool pool, Vertx vertx, RevocationConfig config, Clock clock) {
        this.pool = pool;
        this.vertx = vertx;
        this.config = config;
        this.clock = clock;
    }

    void start(@Observes StartupEvent event) {
        if (config.keep().compareTo(LONGEST_ANSWER) < 0) {
            throw new IllegalStateException("larch.iam.revocations.keep must be at least " + LONGEST_ANSWER + ".");
        }
        vertx.setPeriodic(EVERY_MILLIS, _ -> purge().subscribe().with(_ -> {}, RevocationPurge::tryAgainLater));
    }

    /** Deletes what is old or too much, and says how many entries that were. */
    Uni<Integer> purge() {
        var oldest = clock.instant().minus(config.keep()).atOffset(ZoneOffset.UTC);
        return pool.preparedQuery(PURGE)
                .execute(Tuple.of(oldest, config.maxEntries()))
                .map(rows -> rows.rowCount());
    }

    private static void tryAgainLater(Throwable cause) {
        LOGGER.atWarn().setCause(cause).log("The revocation log cannot be purged");
    }
}
