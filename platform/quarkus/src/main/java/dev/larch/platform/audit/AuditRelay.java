package dev.larch.platform.audit;

import dev.larch.platform.service.ServiceIdentity;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.ws.rs.WebApplicationException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ships the outbox to audit-service: in order, in batches, at least once. A lock in the database makes one replica the
 * leader for the length of a batch; rows are deleted only after audit-service has acknowledged them.
 */
@ApplicationScoped
public class AuditRelay {

    private static final Logger LOGGER = LoggerFactory.getLogger(AuditRelay.class);
    private static final Duration SHIP_TIMEOUT = Duration.ofSeconds(5);
    private static final long IDLE_MILLIS = 300;
    private static final long RETRY_MILLIS = 1_000;
    private static final String BATCH = "SELECT position, event::text FROM audit_outbox"
            + " WHERE pg_try_advisory_xact_lock(4207849484) ORDER BY position LIMIT $1";
    private static final String SET_ASIDE = "WITH refused AS (DELETE FROM audit_outbox WHERE position = $1 RETURNING *)"
            + " INSERT INTO audit_refused (position, organization_id, event_id, event)"
            + " SELECT position, organization_id, event_id, event FROM refused";
    private static final int LARGEST_BATCH = 500;

    private final Pool pool;
    private final AuditClient client;
    private final ServiceIdentity self;
    private final Vertx vertx;
    private final boolean enabled;
    private final AtomicInteger failures;
    private final Counter refused;
    private volatile int batch = LARGEST_BATCH;
    private volatile boolean closed;

    AuditRelay(
            Instance<Pool> pool,
            @RestClient AuditClient client,
            ServiceIdentity self,
            Vertx vertx,
            @ConfigProperty(name = "larch.audit.relay-enabled", defaultValue = "true") boolean enabled,
            MeterRegistry meters) {
        this.pool = pool.get();
        this.client = client;
        this.self = self;
        this.vertx = vertx;
        this.enabled = enabled;
        this.failures = meters.gauge("larch.audit.relay.failures.in.a.row", new AtomicInteger());
        this.refused = meters.counter("larch.audit.relay.refused");
    }

    void start(@Observes StartupEvent event) {
        if (enabled) {
            vertx.getOrCreateContext().runOnContext(_ -> next());
        }
    }

    void stop(@Observes ShutdownEvent event) {
        closed = true;
    }

    private void next() {
        if (!closed) {
            pool.withTransaction(this::shipBatch).subscribe().with(this::shipped, this::failed);
        }
    }

    /** Ships one batch and deletes it, and says how many events it held. */
    private Uni<Integer> shipBatch(SqlConnection connection) {
        return connection
                .preparedQuery(BATCH)
                .execute(Tuple.of(batch))
                .flatMap(rows -> rows.size() == 0 ? Uni.createFrom().item(0) : settle(connection, rows));
    }

    private Uni<Integer> settle(SqlConnection connection, RowSet<Row> rows) {
        return ship(rows)
                .flatMap(_ -> delete(connection, rows))
                .onFailure(cause -> isRefusal(cause) && rows.size() == 1)
                .recoverWithUni(cause -> setAside(connection, rows, cause));
    }

    private Uni<Void> ship(RowSet<Row> rows) {
        return self.authorization(AuditClient.SERVICE)
                .flatMap(bearer -> client.ingest(bearer, array(rows)))
                .ifNoItem()
                .after(SHIP_TIMEOUT)
                .fail();
    }

    /** Whether audit-service has read the events and will never take them as they are. */
    private static boolean isRefusal(Throwable cause) {
        return cause instanceof WebApplicationException answer
                && (answer.getResponse().getStatus() == 400
                        || answer.getResponse().getStatus() == 413);
    }

    /** One event that nobody takes must not hold up all that follow: it is kept beside the outbox, loudly. */
    private Uni<Integer> setAside(SqlConnection connection, RowSet<Row> rows, Throwable cause) {
        long position = rows.iterator().next().getLong(0);
        refused.increment();
        LOGGER.atError().setCause(cause).addKeyValue("position", position).log("audit-service refuses an event");
        return connection.preparedQuery(SET_ASIDE).execute(Tuple.of(position)).replaceWith(1);
    }

    private static Uni<Integer> delete(SqlConnection connection, RowSet<Row> rows) {
        var positions = StreamSupport.stream(rows.spliterator(), false)
                .map(row -> row.getLong(0))
                .toArray(Long[]::new);
        return connection
                .preparedQuery("DELETE FROM audit_outbox WHERE position = ANY ($1)")
                .execute(Tuple.of(positions))
                .replaceWith(positions.length);
    }

    private static String array(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false)
                .map(row -> row.getString(1))
                .collect(Collectors.joining(",", "[", "]"));
    }

    private void shipped(int events) {
        failures.set(0);
        batch = Math.min(LARGEST_BATCH, batch * 2);
        if (events > 0) {
            next();
        } else {
            vertx.setTimer(IDLE_MILLIS, _ -> next());
        }
    }

    private void failed(Throwable cause) {
        if (isRefusal(cause) && batch > 1) {
            batch = batch / 2;
            next();
            return;
        }
        if (cause instanceof WebApplicationException) {
            self.refused(AuditClient.SERVICE);
        }
        if (failures.getAndIncrement() == 0) {
            LOGGER.atWarn().setCause(cause).log("Audit events cannot be shipped; they wait in the outbox");
        }
        vertx.setTimer(RETRY_MILLIS, _ -> next());
    }
}
