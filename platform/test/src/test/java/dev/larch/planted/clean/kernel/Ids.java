package dev.larch.planted.clean.kernel;

import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

public record Ids(@Nullable UUID last, Instant[] times) {

    public static Ids start() {
        return new Ids(
                UUID.randomUUID(),
                new Instant[] {Instant.now(), Clock.systemUTC().instant()});
    }
}
