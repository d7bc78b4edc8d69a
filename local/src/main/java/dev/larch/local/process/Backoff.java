package dev.larch.local.process;

import java.time.Duration;

/** The wait before a part is started again: doubled at each quick failure, back to the first after a long run. */
final class Backoff {

    private static final Duration FIRST = Duration.ofMillis(100);
    private static final Duration LAST = Duration.ofSeconds(5);
    private static final Duration LONG_RUN = Duration.ofSeconds(30);

    private Duration next = FIRST;

    Duration after(Duration run) {
        Duration wait = run.compareTo(LONG_RUN) >= 0 ? FIRST : next;
        Duration doubled = wait.multipliedBy(2);
        next = doubled.compareTo(LAST) < 0 ? doubled : LAST;
        return wait;
    }
}
