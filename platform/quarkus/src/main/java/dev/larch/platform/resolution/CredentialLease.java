package dev.larch.platform.resolution;

import java.time.Duration;

/**
 * For how long this service may use what it knows of credentials: a fixed time from the moment at which the last poll of
 * the revocation log that was answered had been <em>sent</em>. Monotonic time, so that a corrected clock extends nothing.
 */
final class CredentialLease {

    private final long lengthNanos;
    private volatile long endsAt;

    CredentialLease(Duration length, long nowNanos) {
        this.lengthNanos = length.toNanos();
        this.endsAt = nowNanos - 1;
    }

    void renew(long pollSentNanos) {
        endsAt = pollSentNanos + lengthNanos;
    }

    boolean isGood(long nowNanos) {
        return nowNanos - endsAt < 0;
    }
}
