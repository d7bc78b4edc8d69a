package dev.larch.platform.test.matrix;

import java.net.http.HttpClient;
import java.util.Collection;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Many callers at once. */
final class Crowd {

    private static final int SIZE = 16;

    private Crowd() {}

    /** What one of them does. */
    interface Task<T> {
        void run(T subject) throws InterruptedException;
    }

    static HttpClient client() {
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    /** Does the task for each of the subjects and comes back when all are done. */
    static <T> void run(Collection<T> subjects, Task<T> task) {
        try (var threads = Executors.newFixedThreadPool(SIZE)) {
            subjects.stream()
                    .<Future<?>>map(subject -> threads.submit(() -> {
                        task.run(subject);
                        return null;
                    }))
                    .toList()
                    .forEach(Crowd::await);
        }
    }

    private static void await(Future<?> future) {
        try {
            future.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }
}
