package dev.larch.kernel;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.UUID;

/** Makes identifiers: UUID version 7 (RFC 9562), so that ids made later sort later. */
public final class Ids {

    private static final SecureRandom RANDOM = new SecureRandom();

    private Ids() {}

    /** The next id: 48 bits of the clock's milliseconds, 74 random bits. */
    public static UUID next(Clock clock) {
        long millis = clock.millis();
        long most = millis << 16 | 0x7000L | RANDOM.nextLong() & 0x0FFFL;
        long least = RANDOM.nextLong() & 0x3FFFFFFFFFFFFFFFL | 0x8000000000000000L;
        return new UUID(most, least);
    }
}
