package dev.larch.platform.credential;

import dev.larch.platform.service.IamClient;
import dev.larch.platform.service.ServiceIdentity;
import io.quarkus.arc.DefaultBean;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reports to iam-service now and then which keys were used. What was not reported yet is lost when the service ends, and
 * beyond ten thousand keys at a time no further one is noted: this is for people who tidy up, not for the audit log.
 */
@DefaultBean
@ApplicationScoped
public class RemoteKeyUses implements KeyUses {

    private static final Logger LOGGER = LoggerFactory.getLogger(RemoteKeyUses.class);

    /** A key that is used all the time is noted no more often than this. */
    private static final Duration PRECISION = Duration.ofSeconds(1);

    private static final int MOST_KEYS = 10_000;

    private final Map<String, Instant> pending = new ConcurrentHashMap<>();
    private final AtomicBoolean reporting = new AtomicBoolean();
    private final IamClient iam;
    private final ServiceIdentity self;
    private final Vertx vertx;

    RemoteKeyUses(@RestClient IamClient iam, ServiceIdentity self, Vertx vertx) {
        this.iam = iam;
        this.self = self;
        this.vertx = vertx;
    }

    void start(@Observes StartupEvent event, IdentityConfig config) {
        vertx.setPeriodic(config.keyUseInterval().toMillis(), _ -> reportAll());
    }

    @Override
    public void add(String keyId, Instant usedAt) {
        var known = pending.get(keyId);
        boolean isNews = known == null
                ? pending.size() < MOST_KEYS
                : known.plus(PRECISION).isBefore(usedAt);
        if (isNews) {
            pending.put(keyId, usedAt);
        }
    }

    /** Reports what is pending, unless that is being done; another report follows only where one was not enough. */
    void reportAll() {
        if (reporting.compareAndSet(false, true)) {
            reportSome();
        }
    }

    private void reportSome() {
        var report = new KeyUseReport(take());
        if (report.uses().isEmpty()) {
            reporting.set(false);
        } else {
            send(report).subscribe().with(_ -> goOn(report), cause -> keep(report, cause));
        }
    }

    private void goOn(KeyUseReport report) {
        if (report.uses().size() == KeyUseReport.MOST) {
            reportSome();
        } else {
            reporting.set(false);
        }
    }

    private List<KeyUseReport.Use> take() {
        var uses = new ArrayList<KeyUseReport.Use>();
        for (var entry : pending.entrySet()) {
            if (uses.size() < KeyUseReport.MOST && pending.remove(entry.getKey(), entry.getValue())) {
                uses.add(new KeyUseReport.Use(UUID.fromString(entry.getKey()), entry.getValue()));
            }
        }
        return uses;
    }

    private Uni<Void> send(KeyUseReport report) {
        return self.authorization(IamClient.SERVICE).flatMap(bearer -> iam.keysUsed(bearer, report));
    }

    private void keep(KeyUseReport report, Throwable cause) {
        LOGGER.atDebug().setCause(cause).log("The uses of keys could not be reported; they are tried again");
        report.uses().forEach(use -> add(use.keyId().toString(), use.usedAt()));
        reporting.set(false);
    }
}
