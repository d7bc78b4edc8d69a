package dev.larch.local.process;

import dev.larch.local.home.PropertiesFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** What a pid file says of a process: its number and when it started, so that a number used again is not taken for it. */
public record ProcessRecord(long pid, Instant started) {

    // The kernel counts from boot; the wall clock of the boot shifts a little when the clock is set.
    private static final Duration CLOCK_SHIFT = Duration.ofSeconds(2);

    public static ProcessRecord of(ProcessHandle process) {
        return new ProcessRecord(process.pid(), startOf(process));
    }

    /** Reads a pid file; empty when there is none or it holds something else. */
    public static Optional<ProcessRecord> read(Path file) {
        try {
            Map<String, String> values = PropertiesFile.read(file);
            String pid = values.getOrDefault("pid", "");
            String started = values.getOrDefault("started", "");
            return Optional.of(new ProcessRecord(Long.parseLong(pid), Instant.ofEpochMilli(Long.parseLong(started))));
        } catch (NumberFormatException _) {
            return Optional.empty();
        }
    }

    public void write(Path file) {
        PropertiesFile.write(file, Map.of("pid", Long.toString(pid), "started", Long.toString(started.toEpochMilli())));
    }

    /** Finds the process if it still runs. */
    public Optional<ProcessHandle> running() {
        return ProcessHandle.of(pid).filter(process -> isAlive(process) && isClose(startOf(process), started));
    }

    /** Tells whether a process does anything yet: one that ended and was not collected by its parent does not. */
    public static boolean isAlive(ProcessHandle process) {
        return process.isAlive() && !isZombie(process.pid());
    }

    /** Tells whether two readings of a start may be of one process. */
    public static boolean isClose(Instant one, Instant other) {
        return Duration.between(one, other).abs().compareTo(CLOCK_SHIFT) <= 0;
    }

    private static Instant startOf(ProcessHandle process) {
        return process.info().startInstant().orElse(Instant.EPOCH);
    }

    private static boolean isZombie(long pid) {
        try {
            String state = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
            return state.startsWith(" Z", state.lastIndexOf(')') + 1);
        } catch (IOException _) {
            return false; // no /proc on this system, or the process is gone
        }
    }
}
