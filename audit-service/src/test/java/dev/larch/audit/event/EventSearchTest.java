package dev.larch.audit.event;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.larch.kernel.ApiException;
import dev.larch.kernel.ErrorCode;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How the query of a URL becomes a search. */
class EventSearchTest {

    private static final long YEAR_1 = -62_135_596_800L;
    private static final long YEAR_9999 = 253_402_300_799L;
    private static final UUID ORGANIZATION = UUID.fromString("0190a000-0000-7000-8000-00000000000a");

    @Test
    void findsEverythingWithoutAQuery() {
        var search = EventSearch.parse(Map.of());

        assertEquals(new EventFilter(null, null, null, null, null, null, null, null), search.filter());
        assertEquals(100, search.limit());
    }

    @Property
    void readsEveryTimeInEveryOffset(
            @ForAll @LongRange(min = YEAR_1 + 86_400, max = YEAR_9999 - 86_400) long second,
            @ForAll @IntRange(max = 999_999_999) int nano,
            @ForAll @IntRange(min = -18 * 60, max = 18 * 60) int offsetMinutes) {
        var time = Instant.ofEpochSecond(second, nano);
        var text = rfc3339(time.atOffset(ZoneOffset.ofTotalSeconds(offsetMinutes * 60)));

        assertEquals(time, EventSearch.parse(one("start_time", text)).filter().startTime());
    }

    @Property
    void neverReadsWhatIsNotRfc3339(@ForAll String text) {
        // Whatever is typed: a time, or the refusal that names the parameter; nothing else.
        try {
            EventSearch.parse(one("end_time", text));
        } catch (ApiException refusal) {
            assertEquals(ErrorCode.INVALID_ARGUMENT, refusal.code());
            assertEquals("end_time", refusal.publicMessage().split(":", 2)[0]);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-03-01",
                "2026-03-01T12:00Z",
                "2026-03-01T12:00:00",
                "2026-02-30T12:00:00Z",
                "2026-03-01T25:00:00Z",
                "2026-03-01T12:00:60Z",
                "2026-03-01 12:00:00Z",
                "2026-03-01T12:00:00 01:00",
                "+12026-03-01T12:00:00Z",
                "2026-03-01T12:00:00.Z",
                "2026-03-01T12:00:00+19:00",
                "1772366400",
            })
    void refusesTime(String text) {
        assertEquals(
                ErrorCode.INVALID_ARGUMENT, refusal(one("start_time", text)).code());
    }

    @Test
    void readsLowerCaseTime() {
        var search = EventSearch.parse(one("start_time", "2026-03-01t12:00:00z"));

        assertEquals(Instant.parse("2026-03-01T12:00:00Z"), search.filter().startTime());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            limit      | many     | limit: must be a number.
            limit      | ''       | limit: is empty.
            outcome    | Success  | outcome: must be success or failure.
            project_id | docs     | project_id: is not a UUID.
            project_id | 1-1-1-1-1 | project_id: is not a UUID.
            action     | ''       | action: is empty.
            """)
    void namesParameterThatIsMalformed(String name, String value, String message) {
        assertEquals(message, refusal(one(name, value)).publicMessage());
    }

    @Test
    void refusesNulAndWhatIsTooLong() {
        assertEquals(
                "actor: contains the character NUL.",
                refusal(one("actor", "a\0b")).publicMessage());
        assertEquals(
                "actor: is longer than 512 characters.",
                refusal(one("actor", "a".repeat(513))).publicMessage());
    }

    @Test
    void refusesParameterGivenTwice() {
        var refusal = refusal(Map.of("action", List.of("create", "delete")));

        assertEquals("action: is given more than once.", refusal.publicMessage());
    }

    @Test
    void refusesTimesThatLeaveNothing() {
        var time = List.of("2026-03-01T12:00:00Z");

        var refusal = refusal(Map.of("start_time", time, "end_time", time));

        assertEquals("start_time: must be before end_time.", refusal.publicMessage());
    }

    @Test
    void tellsFiltersApart() {
        var byAction = EventSearch.parse(one("action", "index")).filter();
        var byType = EventSearch.parse(one("resource_type", "index")).filter();
        var other = UUID.fromString("0190a000-0000-7000-8000-00000000000b");

        assertNotEquals(byAction.fingerprint(ORGANIZATION), byType.fingerprint(ORGANIZATION));
        assertNotEquals(byAction.fingerprint(ORGANIZATION), byAction.fingerprint(other));
    }

    private static Map<String, List<String>> one(String name, String value) {
        return Map.of(name, List.of(value));
    }

    private static ApiException refusal(Map<String, List<String>> query) {
        return assertThrows(ApiException.class, () -> EventSearch.parse(query));
    }

    private static String rfc3339(OffsetDateTime time) {
        var seconds = time.truncatedTo(ChronoUnit.SECONDS);
        var offset = time.getOffset().getId();
        return "%s.%09d%s"
                .formatted(
                        seconds.format(DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss")), time.getNano(), offset);
    }
}
