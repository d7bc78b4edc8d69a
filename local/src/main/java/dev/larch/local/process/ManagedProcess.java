package dev.larch.local.process;

import dev.larch.local.home.StartProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** One child process, with a pid file beside it for as long as it runs. Once stopped, it cannot be started again. */
public final class ManagedProcess {

    private static final Duration PROBE_INTERVAL = Duration.ofMillis(50);

    private final ProcessSpec spec;
    private @Nullable Process process;
    private boolean stopped;

    public ManagedProcess(ProcessSpec spec) {
        this.spec = spec;
    }

    public String name() {
        return spec.name();
    }

    /** Starts the process; fails when it cannot be started or was already stopped for good. */
    public synchronized Process start() {
        if (stopped) {
            throw new StartProblem(name() + " is not started: Larch is stopping.");
        }
        LogFile.prepare(spec.files().log());
        try {
            Process started = builder().start();
            process = started;
            ProcessRecord.of(started.toHandle()).write(spec.files().pid());
            return started;
        } catch (IOException e) {
            throw new StartProblem("Cannot start " + name(), e);
        }
    }

    /** Waits until the probe says yes; fails when the process ends before, or the time is over. */
    public void await(BooleanSupplier ready, Duration limit) {
        Process current = current();
        long deadline = System.nanoTime() + limit.toNanos();
        while (!ready.getAsBoolean()) {
            if (endsWithin(current, PROBE_INTERVAL)) {
                throw problem("%s ended while it started (exit code %d)".formatted(name(), current.exitValue()));
            }
            if (System.nanoTime() > deadline) {
                throw problem("%s was not ready after %d s".formatted(name(), limit.toSeconds()));
            }
        }
    }

    /** Ends the process for good; returns true when it ended by itself within the time. */
    public boolean stop(Duration patience) {
        Process last;
        synchronized (this) {
            stopped = true;
            last = process;
        }
        if (last == null) {
            return true;
        }
        boolean ended = Ending.end(last.toHandle(), spec.stopSignal(), patience);
        deletePidFile();
        return ended;
    }

    private synchronized Process current() {
        if (process == null) {
            throw new StartProblem(name() + " was not started.");
        }
        return process;
    }

    private ProcessBuilder builder() {
        var builder = new ProcessBuilder(OwnSession.of(spec.command().get()));
        builder.environment().keySet().removeIf(ManagedProcess::wouldChangeSettings);
        return builder.redirectInput(
                        ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                .redirectErrorStream(true)
                .redirectOutput(
                        ProcessBuilder.Redirect.appendTo(spec.files().log().toFile()));
    }

    private static boolean wouldChangeSettings(String variable) {
        return variable.startsWith("QUARKUS_") || variable.startsWith("LARCH_") || variable.startsWith("PG");
    }

    private static boolean endsWithin(Process process, Duration time) {
        try {
            return process.waitFor(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new StartProblem("Interrupted.");
        }
    }

    private StartProblem problem(String what) {
        return new StartProblem("%s. The end of %s:%n%s"
                .formatted(what, spec.files().log(), LogFile.end(spec.files().log())));
    }

    private void deletePidFile() {
        try {
            Files.deleteIfExists(spec.files().pid());
        } catch (IOException e) {
            throw new StartProblem("Cannot delete " + spec.files().pid(), e);
        }
    }
}
