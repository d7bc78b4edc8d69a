package dev.larch.index.commit;

import dev.larch.index.store.RowChange;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What one transaction did to an index.
 *
 * @param before the last sequence number before it
 * @param last its own last one
 * @param changes the rows, numbered from {@code before + 1} in this order; empty when a namespace was cleared
 * @param cleared the namespace that lost all its records, if one did
 * @param outcomes the answer to each request, in their order
 */
public record Commit(
        long before,
        long last,
        List<RowChange> changes,
        @Nullable String cleared,
        List<Outcome> outcomes) {

    public Commit {
        changes = List.copyOf(changes);
        outcomes = List.copyOf(outcomes);
    }

    /** How one request ended. */
    public sealed interface Outcome {

        /** It is committed and changed so many records. */
        record Done(int count) implements Outcome {}

        /** It could not be done; nothing of it is committed. */
        record Refused(RuntimeException reason) implements Outcome {}
    }

    /** Follows the commits of all indexes. Calls for one index come one at a time, in commit order, and never fail. */
    public interface Listener {

        /** The changes are durable; the callers are answered when this method returns. */
        void committed(UUID indexId, Commit commit);

        /** Whether the last transaction was committed is unknown. */
        void uncertain(UUID indexId);
    }
}
