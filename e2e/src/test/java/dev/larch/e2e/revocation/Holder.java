package dev.larch.e2e.revocation;

import dev.larch.e2e.client.Api;
import dev.larch.e2e.client.ApiKey;
import dev.larch.e2e.client.Tenant;
import java.time.Duration;

/** Somebody who goes on using his key after it was revoked. */
record Holder(ApiKey key, Api control) {

    private static final String ASKED = "/indexes";

    static Holder of(Tenant tenant) {
        var key = tenant.key("ProjectEditor");
        return new Holder(key, tenant.control(key));
    }

    int use() {
        return control.get(ASKED).status();
    }

    /** Uses the key until it is refused; how long after the moment the last use was sent that was accepted. */
    Duration lastUseAfter(long revokedAt, Duration giveUp) {
        var last = Duration.ZERO;
        for (var sent = System.nanoTime(); sent - revokedAt < giveUp.toNanos(); sent = System.nanoTime()) {
            int status = use();
            if (status != 200) {
                return requireRefusal(status, last);
            }
            last = Duration.ofNanos(Math.max(0, sent - revokedAt));
        }
        throw new AssertionError("still accepted after " + last);
    }

    private static Duration requireRefusal(int status, Duration last) {
        if (status != 401 && status != 503) {
            throw new AssertionError("answered with " + status);
        }
        return last;
    }

    @Override
    public String toString() {
        return "Holder[" + key.id() + "]";
    }
}
