package dev.larch.local.fake;

import dev.larch.local.home.Ports;
import java.util.concurrent.ThreadLocalRandom;

/** Ports of a Larch that nothing listens on. */
public final class FreePorts {

    private static final int LOWEST = 20_000;
    private static final int HIGHEST = 30_000; // below the ports that systems hand out by themselves

    private FreePorts() {}

    public static Ports find() {
        for (int attempt = 0; attempt < 100; attempt++) {
            var ports = new Ports(ThreadLocalRandom.current().nextInt(LOWEST, HIGHEST));
            if (ports.areFree()) {
                return ports;
            }
        }
        throw new AssertionError("No free ports found.");
    }
}
