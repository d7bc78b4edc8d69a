package dev.larch.platform.refusal;

import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The installation's own log of calls without a valid credential: counts by source, reason and minute. No organization
 * is told, since a stranger would fill its log.
 */
@ApplicationScoped
public class StrangerLog {

    private static final Logger LOGGER = LoggerFactory.getLogger(StrangerLog.class);
    private static final String ADD = """
            INSERT INTO unauthenticated_call AS known (minute, source_address, reason, calls)
            SELECT * FROM unnest($1::timestamptz[], $2::text[], $3::text[], $4::bigint[])
            ON CONFLICT (minute, source_address, reason) DO UPDATE SET calls = known.calls + excluded.calls""";
    private static final String FORGET = "DELETE FROM unauthenticated_call WHERE minute < $1";

    private final Pool pool;
    private final StrangerTally tally;
    private final RefusalConfig config;
    private final MeterRegistry meters;
    private final Clock clock;

    StrangerLog(Instance<Pool> pool, RefusalConfig config, MeterRegistry meters, Clock clock) {
        this.pool = pool.get();
        this.tally = new StrangerTally(config.sourcesPerMinute());
        this.config = config;
        this.meters = meters;
        this.clock = clock;
    }

    void count(@Nullable String sourceAddress, String reason) {
        meters.counter("larch.unauthenticated.calls", "reason", reason).increment();
        tally.count(clock.instant(), Objects.requireNonNullElse(sourceAddress, "unknown"), reason);
    }

    /** Writes what was counted since the last time; what cannot be written is tried again the next time. */
    Uni<Void> flush() {
        var counts = tally.take();
        return counts.isEmpty()
                ? Uni.createFrom().voidItem()
                : add(counts)
                        .onFailure()
                        .invoke(cause ->
                                LOGGER.atWarn().setCause(cause).log("Unauthenticated calls could not be recorded"))
                        .onFailure()
                        .invoke(() -> tally.putBack(counts));
    }

    /** Forgets the counts that have been kept long enough. */
    Uni<Void> forget() {
        var oldest = OffsetDateTime.ofInstant(clock.instant().minus(config.keepCounts()), ZoneOffset.UTC);
        return pool.preparedQuery(FORGET).execute(Tuple.of(oldest)).replaceWithVoid();
    }

    private Uni<Void> add(List<StrangerTally.Count> counts) {
        return pool.preparedQuery(ADD)
                .execute(Tuple.of(
                        counts.stream()
                                .map(count -> count.minute().atOffset(ZoneOffset.UTC))
                                .toArray(OffsetDateTime[]::new),
                        counts.stream().map(StrangerTally.Count::source).toArray(String[]::new),
                        counts.stream().map(StrangerTally.Count::reason).toArray(String[]::new),
                        counts.stream().map(StrangerTally.Count::calls).toArray(Long[]::new)))
                .replaceWithVoid();
    }
}
