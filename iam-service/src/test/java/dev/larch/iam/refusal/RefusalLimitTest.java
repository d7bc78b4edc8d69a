package dev.larch.iam.refusal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Strangers cannot fill an organization's audit log. */
class RefusalLimitTest {

    private static final String LOGIN = "login";

    private final AtomicLong now = new AtomicLong();
    private final RefusalLimit limit = new RefusalLimit(now::get);
    private final UUID connection = UUID.randomUUID();

    @Test
    void endsAtSoManyAMinuteOfOneKind() {
        assertEquals(120, take(500, "state"));
        assertTrue(limit.take(connection, LOGIN, "state").isEmpty());
    }

    @Test
    void isEachConnectionsAndEachActionsAndEachReasonsOwn() {
        take(500, "state");

        assertTrue(limit.take(UUID.randomUUID(), LOGIN, "state").isPresent());
        assertTrue(limit.take(connection, "logout", "state").isPresent());
        assertTrue(limit.take(connection, LOGIN, "token_signature").isPresent());
    }

    @Test
    void endsAtSoManyAMinuteOfAConnection() {
        assertEquals(600, take(120, "a", "b", "c", "d", "e"));
        assertEquals(1, take(120, "f"));
        assertTrue(limit.take(connection, "logout", "a").isPresent());
        assertTrue(limit.take(connection, "logout", "a").isEmpty());
        assertTrue(limit.take(UUID.randomUUID(), LOGIN, "f").isPresent());
    }

    @Test
    void endsAtSoManyKinds() {
        var reasons = IntStream.range(0, 1_000).mapToObj(Integer::toString).toArray(String[]::new);

        assertEquals(60, take(1, reasons));

        now.addAndGet(Duration.ofMinutes(1).toNanos());
        assertTrue(limit.take(connection, LOGIN, "999").isPresent());
    }

    @Test
    void tellsOnceHowManyWereLeftOut() {
        take(500, "state");
        now.addAndGet(Duration.ofMinutes(1).toNanos());

        assertEquals(OptionalInt.of(380), limit.take(connection, LOGIN, "state"));
        assertEquals(OptionalInt.of(0), limit.take(connection, LOGIN, "state"));
    }

    @Test
    void tellsWhatTheConnectionsShareLeftOutAndAlsoMinutesLater() {
        take(120, "a", "b", "c", "d", "e");
        take(10, "f");
        now.addAndGet(Duration.ofMinutes(1).toNanos());
        take(1, "a");
        now.addAndGet(Duration.ofMinutes(1).toNanos());

        assertEquals(OptionalInt.of(9), limit.take(connection, LOGIN, "f"));
    }

    /** How many of so many of each are written. */
    private long take(int times, String... reasons) {
        return IntStream.range(0, times)
                .mapToLong(_ -> IntStream.range(0, reasons.length)
                        .filter(place ->
                                limit.take(connection, LOGIN, reasons[place]).isPresent())
                        .count())
                .sum();
    }
}
