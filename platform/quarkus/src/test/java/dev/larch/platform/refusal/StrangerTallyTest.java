package dev.larch.platform.refusal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Calls without a credential are counted, in a table whose length no stranger decides. */
class StrangerTallyTest {

    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    private final StrangerTally tally = new StrangerTally(2);

    @Test
    void countsBySourceReasonAndMinute() {
        tally.count(NOON, "a", "none");
        tally.count(NOON.plusSeconds(59), "a", "none");
        tally.count(NOON, "a", "bad");
        tally.count(NOON.plusSeconds(60), "a", "none");

        assertEquals(List.of("12:00 a bad 1", "12:00 a none 2", "12:01 a none 1"), lines());
        assertEquals(List.of(), lines());
    }

    @Test
    void countsTheSourcesBeyondTheLimitTogether() {
        List.of("a", "b", "c", "d").forEach(source -> tally.count(NOON, source, "none"));

        assertEquals(List.of("12:00 * none 2", "12:00 a none 1", "12:00 b none 1"), lines());
    }

    @Test
    void keepsToTheLimitOfAMinuteThatIsWrittenInParts() {
        List.of("a", "b").forEach(source -> tally.count(NOON, source, "none"));
        tally.take();

        List.of("b", "c").forEach(source -> tally.count(NOON.plusSeconds(5), source, "none"));

        assertEquals(List.of("12:00 * none 1", "12:00 b none 1"), lines());
    }

    @Test
    void losesNothingThatCouldNotBeWritten() {
        tally.count(NOON, "a", "none");
        var unwritten = tally.take();
        tally.count(NOON.plusSeconds(60), "a", "none");

        tally.putBack(unwritten);

        assertEquals(List.of("12:01 a none 2"), lines());
    }

    private List<String> lines() {
        return tally.take().stream()
                .map(count -> "%s %s %s %d"
                        .formatted(
                                count.minute().toString().substring(11, 16),
                                count.source(),
                                count.reason(),
                                count.calls()))
                .toList();
    }
}
