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

    private final AtomicLong now = new AtomicLong();
    private final RefusalLimit limit = new RefusalLimit(now::get);
    private final UUID connection = UUID.randomUUID();

    @Test
    void endsAtSoManyAMinuteOfOneKind() {
        assertEquals(120, take(500, "state"));
        assertTrue(limit.take(connection, "state").isEmpty());
    }

    @Test
    void isEachConnectionsAndEachReasonsOwn() {
        take(500, "state");

        assertTrue(limit.take(UUID.randomUUID(), "state").isPresent());
        assertTrue(limit.take(connection, "token_signature").isPresent());
    }

    @Test
    void tellsOnceHowManyWereLeftOut() {
        take(500, "state");
        now.addAndGet(Duration.ofMinutes(1).toNanos());

        assertEquals(OptionalInt.of(380), limit.take(connection, "state"));
        assertEquals(OptionalInt.of(0), limit.take(connection, "state"));
    }

    private long take(int times, String reason) {
        return IntStream.range(0, times)
                .filter(_ -> limit.take(connection, reason).isPresent())
                .count();
    }
}
