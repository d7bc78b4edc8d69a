package dev.larch.iam.recovery;

import dev.larch.kernel.ErrorCode;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** How often codes may be tried, by all callers together: codes are used once in years. */
@ApplicationScoped
class AttemptLimit {

    private static final int MOST = 20;
    private static final Duration WINDOW = Duration.ofMinutes(1);

    private final Clock clock;
    private Instant windowEnds = Instant.MIN;
    private int failures;

    AttemptLimit(Clock clock) {
        this.clock = clock;
    }

    /** Passes, or fails with RESOURCE_EXHAUSTED after too many failures within a minute. */
    synchronized void require() {
        if (clock.instant().isBefore(windowEnds) && failures >= MOST) {
            throw ErrorCode.RESOURCE_EXHAUSTED.because("Too many wrong codes. Try again in a minute.");
        }
    }

    synchronized void failed() {
        var now = clock.instant();
        if (!now.isBefore(windowEnds)) {
            windowEnds = now.plus(WINDOW);
            failures = 0;
        }
        failures++;
    }
}
