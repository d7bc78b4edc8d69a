package dev.larch.e2e.revocation;

import dev.larch.e2e.client.Api;
import java.time.Duration;
import java.util.Set;

/**
 * Somebody who goes on using what was taken from him.
 *
 * @param revoke takes it from him; when it returns, that was acknowledged
 */
record Holder(Loss loss, Api control, Runnable revoke) {

    /** Who he is, is not known any more; he may not; or, without news for longer than the lease, nobody knows. */
    static final Set<Integer> REFUSALS = Set.of(401, 403, 503);

    private static final String ASKED = "/indexes";

    int use() {
        return control.get(ASKED).status();
    }

    /** Whether he is refused now; the service is in touch again, so that it knows why. */
    boolean isRefused() {
        int status = use();
        return status == 401 || status == 403;
    }

    /** Takes it from him; the moment at which that was acknowledged. */
    long lose() {
        revoke.run();
        return System.nanoTime();
    }

    /** Goes on until he is refused; how long after the moment the last use was sent that was accepted. */
    Duration lastUseAfter(long revokedAt, Duration giveUp) {
        var last = Duration.ZERO;
        for (var sent = System.nanoTime(); sent - revokedAt < giveUp.toNanos(); sent = System.nanoTime()) {
            int status = use();
            if (status != 200) {
                return requireRefusal(status, last);
            }
            last = Duration.ofNanos(Math.max(0, sent - revokedAt));
        }
        throw new AssertionError(loss + ": still accepted after " + last);
    }

    private Duration requireRefusal(int status, Duration last) {
        if (!REFUSALS.contains(status)) {
            throw new AssertionError(loss() + ": answered with " + status);
        }
        return last;
    }

    @Override
    public String toString() {
        return "Holder[" + loss + "]";
    }
}
