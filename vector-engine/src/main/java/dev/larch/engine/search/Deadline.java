package dev.larch.engine.search;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Cancels a search that takes too long. May be asked by many threads. */
public final class Deadline implements BooleanSupplier {

    private final long endNanos;

    private Deadline(long endNanos) {
        this.endNanos = endNanos;
    }

    /** So much time from now on, by the clock that never jumps. */
    public static Deadline after(Duration time) {
        return new Deadline(System.nanoTime() + time.toNanos());
    }

    /** Whether it is over. */
    @Override
    public boolean getAsBoolean() {
        return System.nanoTime() - endNanos >= 0;
    }
}
