package dev.larch.local.process;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The waits between one end and the next start. */
class BackoffTest {

    private final Backoff backoff = new Backoff();

    @Test
    void doublesUpToFiveSeconds() {
        var waits = IntStream.range(0, 8)
                .mapToObj(_ -> backoff.after(Duration.ZERO).toMillis())
                .toList();

        assertEquals("[100, 200, 400, 800, 1600, 3200, 5000, 5000]", waits.toString());
    }

    @Test
    void beginsAnewAfterLongRun() {
        backoff.after(Duration.ZERO);
        backoff.after(Duration.ZERO);

        assertEquals(Duration.ofMillis(100), backoff.after(Duration.ofMinutes(1)));
        assertEquals(Duration.ofMillis(200), backoff.after(Duration.ZERO));
    }
}
