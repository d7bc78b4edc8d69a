package dev.larch.iam.refusal;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;

/**
 * What one connection may write of the refusals of the present minute, and what was left out and not told yet. The first
 * of each kind is written even when the connection has had its share, so that noise of some kinds hides no other.
 */
final class RefusalShare {

    static final int MOST_OF_A_KIND = 120;
    static final int MOST = 600;
    static final int MOST_KINDS = 60;

    private static final Duration WINDOW = Duration.ofMinutes(1);

    /** What is counted apart. */
    record Kind(String action, String reason) {}

    /** @param untold how many were left out, in this minute and before, of which no event has told yet */
    private record Count(int written, int untold) {

        Count nextMinute() {
            return new Count(0, untold);
        }

        Count leftOut() {
            return new Count(written, Math.incrementExact(untold));
        }

        Count told() {
            return new Count(written + 1, 0);
        }
    }

    private final Map<Kind, Count> counts = new HashMap<>();
    private long since;
    private int written;

    RefusalShare(long now) {
        since = now;
    }

    /** As {@link RefusalLimit#take}. */
    synchronized OptionalInt take(Kind kind, long now) {
        if (now - since >= WINDOW.toNanos()) {
            begin(now);
        }
        var count = counts.get(kind);
        if (count == null) {
            if (counts.size() >= MOST_KINDS) {
                return OptionalInt.empty();
            }
            count = new Count(0, 0);
        }
        boolean mayWrite = count.written() == 0 || (count.written() < MOST_OF_A_KIND && written < MOST);
        if (!mayWrite) {
            counts.put(kind, count.leftOut());
            return OptionalInt.empty();
        }
        counts.put(kind, count.told());
        written++;
        return OptionalInt.of(count.untold());
    }

    private void begin(long now) {
        since = now;
        written = 0;
        counts.values().removeIf(count -> count.untold() == 0);
        counts.replaceAll((_, count) -> count.nextMinute());
    }
}
