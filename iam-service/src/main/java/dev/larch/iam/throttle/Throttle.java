package dev.larch.iam.throttle;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.larch.platform.web.CallOrigin;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Counts requests per client and address and per address alone. A client's share is counted for each address by itself,
 * so that a stranger who names it elsewhere takes nothing from it.
 */
@ApplicationScoped
public class Throttle {

    private static final int MAX_COUNTED = 50_000;
    private static final int MAX_NAME = 128;

    private record Pair(String clientId, String source) {}

    private final ThrottleConfig config;
    private final LongSupplier nanoTime;
    private final Cache<Pair, Allowance> clients = counters();
    private final Cache<String, Allowance> sources = counters();

    @Inject
    Throttle(ThrottleConfig config) {
        this(config, System::nanoTime);
    }

    Throttle(ThrottleConfig config, LongSupplier nanoTime) {
        this.config = config;
        this.nanoTime = nanoTime;
    }

    /** Takes a turn of the client, from where the current call comes: 0, or the seconds to wait for one. */
    public long secondsUntilTurn(String clientId) {
        return secondsUntilTurn(clientId, CallOrigin.current().sourceAddress());
    }

    /** Counts a request that showed a wrong secret for several. */
    public void countRefusal(String clientId) {
        countRefusal(clientId, CallOrigin.current().sourceAddress());
    }

    long secondsUntilTurn(String clientId, @Nullable String address) {
        var source = SourceGroup.of(address);
        long wait = client(clientId, source).take(nanoTime.getAsLong());
        return wait > 0 ? wait : source(source).take(nanoTime.getAsLong());
    }

    void countRefusal(String clientId, @Nullable String address) {
        var source = SourceGroup.of(address);
        int more = config.wrongSecretCountsAs() - 1;
        source(source).charge(more, nanoTime.getAsLong());
        client(clientId, source).charge(more, nanoTime.getAsLong());
    }

    private Allowance source(String source) {
        return sources.get(source, _ -> new Allowance(config.perAddress(), nanoTime.getAsLong()));
    }

    private Allowance client(String clientId, String source) {
        var name = clientId.length() > MAX_NAME ? clientId.substring(0, MAX_NAME) : clientId;
        return clients.get(new Pair(name, source), _ -> new Allowance(config.perClient(), nanoTime.getAsLong()));
    }

    private static <K> Cache<K, Allowance> counters() {
        return Caffeine.newBuilder()
                .maximumSize(MAX_COUNTED)
                .expireAfterAccess(Duration.ofMinutes(3))
                .build();
    }
}
