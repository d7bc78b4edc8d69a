package dev.larch.e2e.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Ctrl-C, as a person at a terminal has it. A build that runs in the background ignores interrupts, and so would every
 * process that it starts.
 */
final class Interrupts {

    private static final Path STATUS = Path.of("/proc/self/status");
    private static final String IGNORED = "SigIgn:";
    private static final long SIGINT = 1L << 1;

    private Interrupts() {}

    /** The words before a command that make it hear interrupts again; none where it hears them anyway. */
    static List<String> heardBy() {
        return areIgnored() ? List.of("env", "--default-signal=INT") : List.of();
    }

    private static boolean areIgnored() {
        if (!Files.isReadable(STATUS)) {
            return false;
        }
        try (var lines = Files.lines(STATUS)) {
            return lines.filter(line -> line.startsWith(IGNORED))
                    .map(line -> line.substring(IGNORED.length()).strip())
                    .anyMatch(mask -> (Long.parseUnsignedLong(mask, 16) & SIGINT) != 0);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
