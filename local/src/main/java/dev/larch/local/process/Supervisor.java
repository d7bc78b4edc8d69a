package dev.larch.local.process;

import dev.larch.local.home.StartProblem;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Keeps one process running: when it ends, it is started again, until the supervisor is closed. */
public final class Supervisor {

    private final ManagedProcess process;
    private final Consumer<String> notices;
    private final Backoff backoff = new Backoff();
    private boolean closed;

    public Supervisor(ManagedProcess process, Consumer<String> notices) {
        this.process = process;
        this.notices = notices;
    }

    /** Watches a process that was started already. */
    public void watch(Process running) {
        long since = System.nanoTime();
        running.onExit().thenAccept(ended -> replace(ended, Duration.ofNanos(System.nanoTime() - since)));
    }

    /** Ends the process for good; returns true when it ended by itself within the time. */
    public boolean close(Duration patience) {
        synchronized (this) {
            closed = true;
        }
        return process.stop(patience);
    }

    private synchronized void replace(Process ended, Duration run) {
        if (closed) {
            return;
        }
        Duration wait = backoff.after(run);
        notices.accept("%s ended (exit code %d); starting it again in %d ms"
                .formatted(process.name(), ended.exitValue(), wait.toMillis()));
        startAfter(wait);
    }

    private void startAfter(Duration wait) {
        Executor later = CompletableFuture.delayedExecutor(wait.toMillis(), TimeUnit.MILLISECONDS);
        later.execute(this::startAgain);
    }

    private synchronized void startAgain() {
        if (closed) {
            return;
        }
        try {
            watch(process.start());
        } catch (StartProblem e) {
            notices.accept(e.getMessage());
            startAfter(backoff.after(Duration.ZERO));
        }
    }
}
