package dev.larch.iam.keyterm;

import dev.larch.kernel.ErrorCode;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;

/** The moment from which on a key is worth nothing. */
final class KeyExpiry {

    private static final Duration LONGEST = Duration.ofDays(3653);

    private KeyExpiry() {}

    /** The moment; fails with INVALID_ARGUMENT for one that is past, more than ten years ahead, or none. */
    static Instant parse(String text, Instant now) {
        var moment = read(text);
        if (!moment.isAfter(now) || moment.isAfter(now.plus(LONGEST))) {
            throw ErrorCode.INVALID_ARGUMENT.because("expires_at: must lie in the future, by at most 10 years.");
        }
        return moment;
    }

    private static Instant read(String text) {
        try {
            // The database keeps microseconds; what is shown must be what counts.
            return OffsetDateTime.parse(text).toInstant().truncatedTo(ChronoUnit.MICROS);
        } catch (DateTimeException e) {
            throw ErrorCode.INVALID_ARGUMENT.because(
                    "expires_at: must be a moment as RFC 3339 has it, such as 2031-05-01T00:00:00Z.");
        }
    }
}
