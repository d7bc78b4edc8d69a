package dev.larch.local;

import dev.larch.local.home.StartProblem;
import java.util.List;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Runs things side by side and waits for all of them; the first failure ends the waiting. */
final class Parallel {

    private Parallel() {}

    static void run(List<Runnable> tasks) {
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
        try {
            CompletionService<?> running = new ExecutorCompletionService<>(threads);
            tasks.forEach(task -> running.submit(task, null));
            for (int i = 0; i < tasks.size(); i++) {
                running.take().get();
            }
        } catch (ExecutionException e) {
            throw e.getCause() instanceof StartProblem problem ? problem : new StartProblem("Unexpected failure", e);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new StartProblem("Interrupted.");
        } finally {
            threads.shutdownNow();
        }
    }
}
