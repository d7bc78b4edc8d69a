package dev.larch.testbed.process;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Waits until a process that was just started answers. */
public final class Answers {

    private static final Duration PAUSE = Duration.ofMillis(100);
    private static final Duration REQUEST_LIMIT = Duration.ofSeconds(5);

    private Answers() {}

    /** Comes back when the address answers 200; fails with what the process said when it ends or takes longer. */
    public static void await(URI address, GuardedProcess process, Duration limit) {
        await(HttpClient.newBuilder(), address, process, limit);
    }

    /** The same, asked by a client of one's own, such as one that trusts the process. */
    public static void await(HttpClient.Builder builder, URI address, GuardedProcess process, Duration limit) {
        var started = System.nanoTime();
        try (var client = builder.build()) {
            while (!isOk(client, address)) {
                if (!process.isAlive() || System.nanoTime() - started > limit.toNanos()) {
                    process.close();
                    throw new IllegalStateException(address + " does not answer:\n" + process.said());
                }
                LockSupport.parkNanos(PAUSE.toNanos());
            }
        }
    }

    private static boolean isOk(HttpClient client, URI address) {
        try {
            var request = HttpRequest.newBuilder(address).timeout(REQUEST_LIMIT).build();
            return client.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException _) {
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
