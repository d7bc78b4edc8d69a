package dev.larch.local;

import java.io.PrintStream;
import java.util.Locale;

/** Tells on the terminal what has started and how long it took. */
final class Progress {

    private static final double NANOS_PER_SECOND = 1e9;

    private final PrintStream out;

    Progress(PrintStream out) {
        this.out = out;
    }

    /** Does a step and tells when it is done. */
    void step(String what, Runnable work) {
        long start = System.nanoTime();
        work.run();
        say(String.format(Locale.ROOT, "  %-18s %5.1f s", what, (System.nanoTime() - start) / NANOS_PER_SECOND));
    }

    void say(String line) {
        synchronized (out) {
            out.println(line);
            out.flush();
        }
    }
}
