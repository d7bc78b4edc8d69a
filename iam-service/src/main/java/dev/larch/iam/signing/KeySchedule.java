package dev.larch.iam.signing;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** When a key is made, when it signs and when it is over. Times are the keys' own, so that all replicas agree. */
record KeySchedule(Duration rotateEvery, Duration publishBeforeUse) {

    /** The longest life of a token, 30 minutes, and some time for clocks that differ. */
    static final Duration KEPT_AFTER_LAST_SIGNATURE = Duration.ofMinutes(35);

    private static final Duration SHORTEST_PUBLICATION = Duration.ofSeconds(1);

    KeySchedule {
        if (publishBeforeUse.compareTo(SHORTEST_PUBLICATION) < 0
                || rotateEvery.compareTo(publishBeforeUse.multipliedBy(2)) < 0) {
            throw new IllegalStateException("larch.iam.signing-keys.publish-before-use must be at least 1 s, and"
                    + " .rotate-every at least twice as much.");
        }
    }

    /** The moment from which a key that has to be made now signs, or empty when none is due. */
    Optional<Instant> due(Collection<Instant> signsFrom, Instant now) {
        var newest = signsFrom.stream().max(Comparator.naturalOrder());
        if (newest.isEmpty()) {
            return Optional.of(now);
        }
        boolean waits = now.isBefore(newest.get().plus(rotateEvery).minus(publishBeforeUse));
        return waits ? Optional.empty() : Optional.of(now.plus(publishBeforeUse));
    }

    /** Whether a key has been followed by another for so long that none of its tokens lives. */
    boolean isOver(Instant signsFrom, Collection<Instant> all, Instant now) {
        return all.stream()
                .filter(other -> other.isAfter(signsFrom))
                .anyMatch(successor -> now.isAfter(successor.plus(KEPT_AFTER_LAST_SIGNATURE)));
    }

    /** How often a replica looks for what the others made: several times before a new key signs. */
    Duration checkEvery() {
        return min(publishBeforeUse.dividedBy(4), Duration.ofSeconds(30));
    }

    /** How long whoever fetched the keys may go without looking again. */
    Duration cacheFor() {
        return min(publishBeforeUse.dividedBy(2), Duration.ofSeconds(60));
    }

    private static Duration min(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
