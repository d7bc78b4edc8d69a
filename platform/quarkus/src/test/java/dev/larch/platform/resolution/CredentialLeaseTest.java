package dev.larch.platform.resolution;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class CredentialLeaseTest {

    private static final long SECOND = 1_000_000_000L;

    @Test
    void isNotGoodBeforeTheFirstPoll() {
        assertFalse(new CredentialLease(Duration.ofSeconds(10), 0).isGood(0));
    }

    @Test
    void countsFromWhenThePollWasSent() {
        var lease = new CredentialLease(Duration.ofSeconds(10), 0);

        lease.renew(5 * SECOND);

        assertTrue(lease.isGood(15 * SECOND - 1));
        assertFalse(lease.isGood(15 * SECOND));
    }

    @Test
    void survivesTheOverflowOfTheMonotonicClock() {
        long now = Long.MAX_VALUE - SECOND;
        var lease = new CredentialLease(Duration.ofSeconds(10), now);

        lease.renew(now);

        assertTrue(lease.isGood(now + 5 * SECOND));
        assertFalse(lease.isGood(now + 11 * SECOND));
    }
}
