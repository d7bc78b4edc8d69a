package dev.larch.platform.test.fuzz;

import dev.larch.platform.test.fuzz.FuzzRounds.Outcome;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Sends every request of a list as it stands, which must be answered as its line says, and then with every field made bad:
 * what is refused for one reason already shows nothing of the other fields. No answer may be a 5xx or come late, and no request that is
 * refused may change anything.
 */
public final class FuzzRun {

    private static final int FIRST_SUCCESS = 200;
    private static final int FIRST_REDIRECTION = 300;
    private static final int FIRST_REFUSAL = 400;
    private static final int FIRST_FAULT = 500;

    private final FuzzTarget target;
    private final FuzzSender sender;
    private final List<Good> requests;

    private record Good(FuzzLine line, FuzzRequest request) {

        Good(FuzzLine line) {
            this(line, FuzzRequest.parse(line.request()));
        }
    }

    private FuzzRun(FuzzTarget target, List<Good> requests) {
        this.target = target;
        this.sender = new FuzzSender(target);
        this.requests = requests;
    }

    /** The requests of a table on the class path, as {@link FuzzRequest} reads them. */
    public static FuzzRun of(FuzzTarget target, String resource, Map<String, String> things) {
        return new FuzzRun(
                target,
                FuzzTable.lines(target.getClass(), resource, things).stream()
                        .map(Good::new)
                        .toList());
    }

    /** The operations among these that no request is for. */
    public Set<String> missing(Collection<String> operations) {
        var missing = new TreeSet<>(operations);
        requests.forEach(good -> missing.remove(good.request().operation()));
        return missing;
    }

    /** Sends all of them, unchanged before and after they are made bad; what went wrong. */
    public List<String> faults() {
        return new FuzzRounds<>(this::send, target::state)
                .faultsAround(
                        this::misunderstood,
                        target.getClass().getSimpleName(),
                        requests.stream().map(this::bad));
    }

    private List<String> misunderstood() {
        return requests.stream()
                .map(this::misunderstood)
                .flatMap(Optional::stream)
                .toList();
    }

    private Optional<String> misunderstood(Good good) {
        try {
            var reply = sender.send(good.request().filled(target.maker()));
            boolean success = reply.status() >= FIRST_SUCCESS && reply.status() < FIRST_REDIRECTION;
            return good.line().isAnsweredBy(Integer.toString(reply.status()), success)
                    ? Optional.empty()
                    : Optional.of(good.line().fault(reply.toString()));
        } catch (IOException e) {
            return Optional.of(good.line().fault(e.toString()));
        }
    }

    private List<Mutation> bad(Good good) {
        return Mutation.of(good.request(), FuzzRounds.SEED, FuzzRounds.RANDOM).parallelStream()
                .map(mutation -> mutation.filled(target.maker()))
                .toList();
    }

    private Outcome send(Mutation mutation) throws IOException {
        var reply = sender.send(mutation.request());
        return new Outcome(
                reply.status() >= FIRST_REFUSAL && reply.status() < FIRST_FAULT,
                reply.status() >= FIRST_FAULT ? reply.toString() : "");
    }
}
