package dev.larch.platform.test.fuzz;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Sends bad requests, and those that were refused once more, between two looks at what the service holds. */
public final class FuzzRounds<R extends BadRequest> {

    /** How many random values each field gets beside the known traps. */
    public static final int RANDOM = Integer.getInteger("larch.fuzz.random", 6);

    /** What the random values come from: the same seed, the same values. */
    public static final long SEED = Long.getLong("larch.fuzz.seed", 20261125L);

    private static final int AT_ONCE = 8;
    private static final int MOST_FAULTS = 40;

    private final Sender<R> sender;
    private final Supplier<String> state;
    private final List<String> faults = new ArrayList<>();
    private int sent;

    /** Puts a request on the wire. */
    public interface Sender<R> {

        Outcome send(R request) throws IOException;
    }

    /**
     * What became of a request.
     *
     * @param problem what should never come of it; empty when all is well
     */
    public record Outcome(boolean refused, String problem) {}

    private record Sent<R>(R request, Outcome outcome) {}

    /** @param state everything that the service holds, in lines in which a change shows */
    public FuzzRounds(Sender<R> sender, Supplier<String> state) {
        this.sender = sender;
        this.state = state;
    }

    /**
     * Sends the requests between two looks at the good ones, whose faults the supplier tells: bad ones made of requests that
     * are not answered well would prove nothing, and are not sent.
     */
    public List<String> faultsAround(Supplier<List<String>> good, String name, Stream<List<R>> operations) {
        var before = good.get();
        return before.isEmpty()
                ? Stream.concat(faults(name, operations).stream(), good.get().stream())
                        .toList()
                : before;
    }

    /** Sends the requests, which come in a list for each operation; what went wrong. */
    public List<String> faults(String name, Stream<List<R>> operations) {
        try (var threads = Executors.newFixedThreadPool(AT_ONCE)) {
            operations.forEach(requests -> check(requests, threads));
        }
        System.out.printf("%s: %,d requests with a bad field (seed %d)%n", name, sent, SEED);
        return faults.stream().limit(MOST_FAULTS).toList();
    }

    /** Those that were refused go out once more, alone: what changes then was changed by one of them. */
    private void check(List<R> requests, ExecutorService threads) {
        var refused = send(requests, threads).stream()
                .filter(sent -> sent.outcome().refused())
                .map(Sent::request)
                .toList();
        var before = state.get();
        send(refused, threads);
        var after = state.get();
        if (!before.equals(after)) {
            faults.add(changes(before, after) + " was changed by one of these, which were refused: "
                    + refused.stream().map(BadRequest::field).distinct().collect(Collectors.joining(", ", "[", "]"))
                    + " of " + requests.getFirst().operation());
        }
    }

    private static List<String> changes(String before, String after) {
        var lines = before.lines().collect(Collectors.toSet());
        return after.lines().filter(line -> !lines.contains(line)).toList();
    }

    private List<Sent<R>> send(List<R> requests, ExecutorService threads) {
        sent += requests.size();
        List<Future<Sent<R>>> running = requests.stream()
                .map(request -> threads.submit((Callable<Sent<R>>) () -> send(request)))
                .toList();
        var all = running.stream().map(FuzzRounds::await).toList();
        all.stream()
                .filter(sent -> !sent.outcome().problem().isEmpty())
                .forEach(sent ->
                        faults.add(sent.request() + ": " + sent.outcome().problem()));
        return all;
    }

    private Sent<R> send(R request) {
        try {
            return new Sent<>(request, sender.send(request));
        } catch (IOException e) {
            return new Sent<>(request, new Outcome(false, e.toString()));
        }
    }

    private static <T> T await(Future<T> future) {
        try {
            return future.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }
}
