package dev.larch.iam.signing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** When keys are made and dropped. */
class KeyScheduleTest {

    private static final Instant NOW = Instant.parse("2026-01-31T00:00:00Z");

    private final KeySchedule schedule = new KeySchedule(Duration.ofDays(30), Duration.ofMinutes(10));

    @Test
    void letsTheFirstKeySignAtOnce() {
        assertEquals(Optional.of(NOW), schedule.due(List.of(), NOW));
    }

    @Test
    void publishesTheNextKeyBeforeItSigns() {
        var current = NOW.minus(Duration.ofDays(30)).plus(Duration.ofMinutes(10));

        assertEquals(Optional.empty(), schedule.due(List.of(current), NOW.minusMillis(1)));
        assertEquals(Optional.of(NOW.plus(Duration.ofMinutes(10))), schedule.due(List.of(current), NOW));
    }

    @Test
    void makesNoKeyWhileOneWaits() {
        var keys = List.of(NOW.minus(Duration.ofDays(40)), NOW.plusSeconds(60));

        assertEquals(Optional.empty(), schedule.due(keys, NOW));
    }

    @Test
    void keepsAKeyUntilItsLastTokenIsOver() {
        var first = NOW.minus(Duration.ofDays(30));
        var all = List.of(first, NOW);

        assertFalse(schedule.isOver(first, all, NOW.plus(Duration.ofMinutes(35))));
        assertTrue(schedule.isOver(first, all, NOW.plus(Duration.ofMinutes(35)).plusMillis(1)));
        assertFalse(schedule.isOver(NOW, all, NOW.plus(Duration.ofDays(400))));
    }

    @Test
    void looksSeveralTimesBeforeANewKeySigns() {
        var hasty = new KeySchedule(Duration.ofSeconds(4), Duration.ofSeconds(2));

        assertEquals(Duration.ofMillis(500), hasty.checkEvery());
        assertEquals(Duration.ofSeconds(1), hasty.cacheFor());
        assertEquals(Duration.ofSeconds(60), schedule.cacheFor());
    }

    @Test
    void refusesToRotateFasterThanItPublishes() {
        assertThrows(IllegalStateException.class, () -> new KeySchedule(Duration.ofSeconds(3), Duration.ofSeconds(2)));
        assertThrows(IllegalStateException.class, () -> new KeySchedule(Duration.ofSeconds(3), Duration.ofMillis(999)));
    }
}
