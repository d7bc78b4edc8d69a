package dev.larch.local.process;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Ends processes: asks first, waits, then kills with all descendants. */
public final class Ending {

    private static final Duration KILLED = Duration.ofSeconds(5);

    private Ending() {}

    /** Returns true when the process ended by itself, false when it had to be killed. */
    public static boolean end(ProcessHandle process, StopSignal signal, Duration patience) {
        var descendants = process.descendants().toList();
        signal.send(process);
        boolean ended = awaitEnd(process, patience);
        if (!ended) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
            awaitEnd(process, KILLED);
        }
        descendants.forEach(ProcessHandle::destroyForcibly);
        return ended;
    }

    private static boolean awaitEnd(ProcessHandle process, Duration patience) {
        try {
            process.onExit().get(patience.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException | ExecutionException _) {
            return !ProcessRecord.isAlive(process);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return !ProcessRecord.isAlive(process);
        }
    }
}
