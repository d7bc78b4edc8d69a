package dev.larch.e2e.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A command to be run to its end, within a time limit, with its output kept. */
public record Command(List<String> words, Path directory, Map<String, String> environment, Duration limit) {

    public Command {
        words = List.copyOf(words);
        environment = Map.copyOf(environment);
    }

    /** How a command ended, and all that it said. */
    public record Outcome(int exitCode, String output) {

        /** Fails with the output unless the command succeeded. */
        public Outcome mustSucceed() {
            if (exitCode != 0) {
                throw new AssertionError("exit code " + exitCode + ":\n" + output);
            }
            return this;
        }
    }

    /** Runs the command; one that exceeds its limit is killed and fails with what it had said. */
    public Outcome run() {
        try {
            // Into a file: what a command leaves running may hold a pipe open for ever.
            var output = Files.createTempFile("command", ".log");
            var exitCode = await(start(output), output);
            var text = Files.readString(output);
            Files.delete(output);
            return new Outcome(exitCode, text);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private Process start(Path output) throws IOException {
        var builder = new ProcessBuilder(words).directory(directory.toFile());
        builder.environment().putAll(environment);
        return builder.redirectErrorStream(true).redirectOutput(output.toFile()).start();
    }

    private int await(Process process, Path output) throws IOException {
        try {
            if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
                throw new AssertionError(words + " took longer than " + limit + ":\n" + Files.readString(output));
            }
            return process.exitValue();
        } catch (InterruptedException interrupted) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new AssertionError(words + " was interrupted", interrupted);
        }
    }
}
