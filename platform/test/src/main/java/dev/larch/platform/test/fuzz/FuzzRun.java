package dev.larch.platform.test.fuzz;

import dev.larch.platform.test.fuzz.FuzzRounds.Outcome;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Sends every request of a list with every field made bad. No answer may be a 5xx or come late, and no request that is
 * refused may change anything.
 */
public final class FuzzRun {

    private static final int FIRST_REFUSAL = 400;
    private static final int FIRST_FAULT = 500;

    private final FuzzTarget target;
    private final FuzzSender sender;
    private final List<FuzzRequest> requests;

    private FuzzRun(FuzzTarget target, List<FuzzRequest> requests) {
        this.target = target;
        this.sender = new FuzzSender(target);
        this.requests = requests;
    }

    /** The requests of a table on the class path, as {@link FuzzRequest} reads them. */
    public static FuzzRun of(FuzzTarget target, String resource, Map<String, String> things) {
        return new FuzzRun(
                target,
                FuzzTable.lines(target.getClass(), resource, things).stream()
                        .map(FuzzRequest::parse)
                        .toList());
    }

    /** The operations among these that no request is for. */
    public Set<String> missing(Collection<String> operations) {
        var missing = new TreeSet<>(operations);
        requests.forEach(request -> missing.remove(request.operation()));
        return missing;
    }

    /** Sends all of them; what went wrong. */
    public List<String> faults() {
        return new FuzzRounds<>(this::send, target::state)
                .faults(
                        target.getClass().getSimpleName(),
                        requests.stream().map(request -> Mutation.of(request, FuzzRounds.SEED, FuzzRounds.RANDOM)));
    }

    private Outcome send(Mutation mutation) throws IOException {
        var reply = sender.send(mutation.request());
        return new Outcome(
                reply.status() >= FIRST_REFUSAL && reply.status() < FIRST_FAULT,
                reply.status() >= FIRST_FAULT ? reply.toString() : "");
    }
}
