package dev.larch.planted.clean.platform.web;

import dev.larch.planted.clean.kernel.Ids;
import java.time.Clock;

public record Clocks(Ids ids, Clock clock) {

    public static Clocks system() {
        return new Clocks(Ids.start(), Clock.systemUTC());
    }
}
