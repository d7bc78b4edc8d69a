package dev.larch.iam.refusal;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/** How many refusals a minute an organization's audit log takes one by one: strangers can cause them. */
final class RefusalLimit {

    private static final int MOST = 120;
    private static final Duration WINDOW = Duration.ofMinutes(1);

    private final Cache<UUID, AtomicInteger> counts =
            Caffeine.newBuilder().maximumSize(10_000).expireAfterWrite(WINDOW).build();

    boolean take(UUID connectionId) {
        return counts.get(connectionId, _ -> new AtomicInteger()).incrementAndGet() <= MOST;
    }
}
