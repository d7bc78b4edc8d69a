package dev.larch.iam.refusal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Strangers cannot fill an organization's audit log. */
class RefusalLimitTest {

    private final RefusalLimit limit = new RefusalLimit();

    @Test
    void endsAtSoManyAMinuteOfOneConnection() {
        var connection = UUID.randomUUID();

        var taken = IntStream.range(0, 500).filter(_ -> limit.take(connection)).count();

        assertEquals(120, taken);
        assertFalse(limit.take(connection));
    }

    @Test
    void isEachConnectionsOwn() {
        var loud = UUID.randomUUID();
        IntStream.range(0, 500).forEach(_ -> limit.take(loud));

        assertTrue(limit.take(UUID.randomUUID()));
    }
}
