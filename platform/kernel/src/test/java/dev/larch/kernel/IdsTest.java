package dev.larch.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class IdsTest {

    private static final Clock NOON = Clock.fixed(Instant.parse("2026-05-01T12:00:00Z"), ZoneOffset.UTC);

    @Test
    void areVersionSevenOfTheStandardVariant() {
        var id = Ids.next(NOON);

        assertEquals(7, id.version());
        assertEquals(2, id.variant());
        assertEquals(NOON.millis(), id.getMostSignificantBits() >>> 16);
    }

    @Test
    void sortByTime() {
        var earlier = Ids.next(NOON).toString();
        var later = Ids.next(Clock.offset(NOON, Duration.ofMillis(1))).toString();

        assertTrue(earlier.compareTo(later) < 0);
    }
}
