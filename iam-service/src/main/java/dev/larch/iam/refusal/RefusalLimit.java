package dev.larch.iam.refusal;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.function.LongSupplier;

/**
 * How many refusals a minute an organization's audit log takes one by one: strangers can cause them. Each reason at each
 * connection has a share of its own, so that noise of one kind hides no other.
 */
final class RefusalLimit {

    private static final int MOST = 120;
    private static final Duration WINDOW = Duration.ofMinutes(1);
    private static final int MOST_REMEMBERED = 10_000;

    private record Kind(UUID connectionId, String reason) {}

    /** @param suppressed how many were left out in the window before */
    private record Count(long since, int number, int suppressed) {

        Count next(long now) {
            return now - since < WINDOW.toNanos()
                    ? new Count(since, Math.incrementExact(number), suppressed)
                    : new Count(now, 1, Math.max(0, number - MOST));
        }
    }

    private final LongSupplier nanoTime;
    private final Cache<Kind, Count> counts = Caffeine.newBuilder()
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
    OptionalInt take(UUID connectionId, String reason) {
        long now = nanoTime.getAsLong();
        var count = counts.asMap()
                .compute(
                        new Kind(connectionId, reason),
                        (_, before) -> before == null ? new Count(now, 1, 0) : before.next(now));
        if (count.number() > MOST) {
            return OptionalInt.empty();
        }
        return OptionalInt.of(count.number() == 1 ? count.suppressed() : 0);
    }
}
