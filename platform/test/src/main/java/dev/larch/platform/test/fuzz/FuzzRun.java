package dev.larch.platform.test.fuzz;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;

/**
 * Sends every request of a list with every field made bad. No answer may be a 5xx or come late, and no request that is
 * refused may change anything.
 */
public final class FuzzRun {

    private static final int AT_ONCE = 8;
    private static final int MOST_FAULTS = 40;
    private static final int RANDOM = Integer.getInteger("larch.fuzz.random", 6);
    private static final long SEED = Long.getLong("larch.fuzz.seed", 20261125L);

    private final FuzzTarget target;
    private final FuzzSender sender;
    private final List<FuzzRequest> requests;
    private final List<String> faults = new ArrayList<>();
    private int sent;

    private record Outcome(Mutation mutation, int status, String problem) {
        boolean isRefusal() {
            return status >= 400 && status < 500;
        }
    }

    private FuzzRun(FuzzTarget target, List<FuzzRequest> requests) {
        this.target = target;
        this.sender = new FuzzSender(target);
        this.requests = requests;
    }

    /**
     * The requests of a resource on the class path, as {@link FuzzRequest} reads them; empty lines and those that begin with
     * # are left out.
     */
    public static FuzzRun of(FuzzTarget target, String resource, Map<String, String> things) {
        try (var in = Objects.requireNonNull(target.getClass().getResourceAsStream(resource), resource)) {
            return new FuzzRun(
                    target,
                    new String(in.readAllBytes(), StandardCharsets.UTF_8)
                            .lines()
                            .filter(line -> !line.isBlank() && !line.startsWith("#"))
                            .map(line -> FuzzRequest.parse(line, things))
                            .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The operations among these that no request is for. */
    public Set<String> missing(Collection<String> operations) {
        var missing = new TreeSet<>(operations);
        requests.forEach(request -> missing.remove(request.operation()));
        return missing;
    }

    /** Sends all of them; what went wrong. */
    public List<String> faults() {
        try (var threads = Executors.newFixedThreadPool(AT_ONCE)) {
            for (var request : requests) {
                check(Mutation.of(request, SEED, RANDOM), threads);
            }
        }
        System.out.printf(
                "%s: %,d requests with a bad field, of %d operations (seed %d)%n",
                target.getClass().getSimpleName(), sent, requests.size(), SEED);
        return faults.stream().limit(MOST_FAULTS).toList();
    }

    /** Those that were refused go out once more, alone: what changes then was changed by one of them. */
    private void check(List<Mutation> mutations, ExecutorService threads) {
        var refused = send(mutations, threads).stream()
                .filter(Outcome::isRefusal)
                .map(Outcome::mutation)
                .toList();
        var before = target.state();
        send(refused, threads);
        var after = target.state();
        if (!before.equals(after)) {
            faults.add(changes(before, after) + " was changed by one of these, which were refused: "
                    + refused.stream().map(Mutation::field).distinct().collect(Collectors.joining(", ", "[", "]"))
                    + " of " + refused.getFirst().request().operation());
        }
    }

    private static List<String> changes(String before, String after) {
        var lines = before.lines().collect(Collectors.toSet());
        return after.lines().filter(line -> !lines.contains(line)).toList();
    }

    private List<Outcome> send(List<Mutation> mutations, ExecutorService threads) {
        sent += mutations.size();
        List<Future<Outcome>> running = mutations.stream()
                .map(mutation -> threads.submit((Callable<Outcome>) () -> send(mutation)))
                .toList();
        var outcomes = running.stream().map(FuzzRun::await).toList();
        outcomes.stream()
                .filter(outcome -> !outcome.problem().isEmpty())
                .forEach(outcome -> faults.add(outcome.mutation() + ": " + outcome.problem()));
        return outcomes;
    }

    private Outcome send(Mutation mutation) {
        try {
            var reply = sender.send(mutation.request());
            return new Outcome(mutation, reply.status(), reply.status() >= 500 ? reply.toString() : "");
        } catch (IOException e) {
            return new Outcome(mutation, 0, e.toString());
        }
    }

    private static Outcome await(Future<Outcome> future) {
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
