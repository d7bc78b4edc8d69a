package dev.larch.iam.signing;

import dev.larch.platform.credential.SigningKeys;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.security.PublicKey;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The signing keys in memory: read before the first request, and again several times before a new one signs. */
@ApplicationScoped
public class KeyRing implements SigningKeys {

    private static final Logger LOGGER = LoggerFactory.getLogger(KeyRing.class);

    private final SigningKeyStore store;
    private final Vertx vertx;
    private final Clock clock;
    private final AtomicBoolean reading = new AtomicBoolean();
    private volatile List<SigningKey> keys = List.of();

    KeyRing(SigningKeyStore store, Vertx vertx, Clock clock) {
        this.store = store;
        this.vertx = vertx;
        this.clock = clock;
    }

    /** Before everything else that happens at start: what runs by itself needs tokens. */
    void start(@Observes @Priority(1) StartupEvent event) throws Throwable {
        keys = VertxContextSupport.subscribeAndAwait(store::keep);
        vertx.setPeriodic(store.schedule().checkEvery().toMillis(), _ -> read());
    }

    @Override
    public Uni<@Nullable PublicKey> find(String keyId) {
        return Uni.createFrom()
                .item(keys.stream()
                        .filter(key -> key.id().equals(keyId))
                        .map(SigningKey::publicKey)
                        .findFirst()
                        .orElse(null));
    }

    /** The key that signs: the last one whose time has come. */
    public SigningKey current() {
        var now = clock.instant();
        var known = keys;
        return known.stream()
                .filter(key -> !key.signsFrom().isAfter(now))
                .reduce((_, later) -> later)
                .orElseGet(known::getFirst);
    }

    List<SigningKey> all() {
        return keys;
    }

    /** How long whoever fetched the keys may go without looking again. */
    Duration cacheFor() {
        return store.schedule().cacheFor();
    }

    private void read() {
        if (reading.compareAndSet(false, true)) {
            store.keep()
                    .onTermination()
                    .invoke(() -> reading.set(false))
                    .subscribe()
                    .with(read -> keys = read, KeyRing::keepWhatIsKnown);
        }
    }

    /** The database is away: the next look comes soon, and until then nobody gets a token for want of other things. */
    private static void keepWhatIsKnown(Throwable cause) {
        LOGGER.atWarn().setCause(cause).log("The signing keys cannot be read");
    }
}
