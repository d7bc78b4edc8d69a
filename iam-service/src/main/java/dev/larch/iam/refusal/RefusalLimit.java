package dev.larch.iam.refusal;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.function.LongSupplier;

/**
 * How many refusals a minute an organization's audit log takes one by one: strangers can cause them. Each action's reason
 * at each connection has a share of its own, and each connection a share for all of them.
 */
final class RefusalLimit {

    private static final int MOST_REMEMBERED = 10_000;

    private final LongSupplier nanoTime;
    private final Cache<UUID, RefusalShare> shares = Caffeine.newBuilder()
            .maximumSize(MOST_REMEMBERED)
            .expireAfterAccess(Duration.ofHours(1))
            .build();

    RefusalLimit() {
        this(System::nanoTime);
    }

    RefusalLimit(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /**
     * Empty for a refusal that is to be left out. Else how many like it were left out before it and have not been told
     * yet, which is more than none only for the first one of a minute.
     */
    OptionalInt take(UUID connectionId, String action, String reason) {
        long now = nanoTime.getAsLong();
        return shares.get(connectionId, _ -> new RefusalShare(now)).take(new RefusalShare.Kind(action, reason), now);
    }
}
