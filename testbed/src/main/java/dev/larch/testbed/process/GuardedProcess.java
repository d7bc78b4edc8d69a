package dev.larch.testbed.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A process that ends with this one, however this one ends. A shell holds the other end of a pipe that only this process
 * has open: when the pipe breaks, be it by {@code kill -9}, the shell ends the command.
 */
public final class GuardedProcess implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final String GUARD = """
            exec 3<&0
            "$@" </dev/null 3<&- &
            command=$!
            trap 'kill -TERM $command 2>/dev/null' TERM INT HUP
            { cat; kill -TERM $command; } <&3 >/dev/null 2>&1 3<&- &
            watch=$!
            exec 3<&-
            # A signal ends the first wait early; a shell that has the status already no longer finds the process.
            wait $command; status=$?
            while kill -0 $command 2>/dev/null; do wait $command; status=$?; done
            kill $watch 2>/dev/null
            exit $status
            """;

    private final Process process;
    private final Path log;

    private GuardedProcess(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    /** Starts a command; what it says goes to the log, which begins anew. */
    public static GuardedProcess start(List<String> command, Map<String, String> environment, Path log) {
        var words = new ArrayList<>(List.of("sh", "-c", GUARD, "guard"));
        words.addAll(command);
        var builder = new ProcessBuilder(words).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().putAll(environment);
        try {
            return new GuardedProcess(builder.start(), log);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** Waits for the end of the command; fails with what it said when it takes longer or does not succeed. */
    public void succeedWithin(Duration limit) {
        if (!waitFor(process, limit) || process.exitValue() != 0) {
            close();
            throw new IllegalStateException("It did not succeed within " + limit + ":\n" + said());
        }
    }

    /** Everything that the command has said so far. */
    public String said() {
        try {
            return Files.readString(log);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** The command and all that it started. */
    public List<ProcessHandle> family() {
        return process.descendants().toList();
    }

    /** Sends the command a signal, such as STOP or CONT. */
    public void signal(String name) {
        for (var member : family()) {
            signal(name, member);
        }
    }

    /** Ends the command and all that it started: politely, then by force. */
    @Override
    public void close() {
        var family = family();
        process.destroy();
        waitFor(process, PATIENCE);
        family.stream().filter(ProcessHandle::isAlive).forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }

    private static void signal(String name, ProcessHandle member) {
        try {
            waitFor(new ProcessBuilder("kill", "-" + name, Long.toString(member.pid())).start(), PATIENCE);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static boolean waitFor(Process process, Duration limit) {
        try {
            return process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
