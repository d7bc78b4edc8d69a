package dev.larch.index.commit;

import dev.larch.index.commit.Commit.Outcome;
import dev.larch.index.commit.WriteRequest.Amend;
import dev.larch.index.commit.WriteRequest.AmendAll;
import dev.larch.index.commit.WriteRequest.Clear;
import dev.larch.index.commit.WriteRequest.CreateNamespace;
import dev.larch.index.commit.WriteRequest.DropNamespace;
import dev.larch.index.commit.WriteRequest.Event;
import dev.larch.index.commit.WriteRequest.Rows;
import dev.larch.index.commit.WriteRequest.Sweep;
import dev.larch.index.store.RecordKey;
import dev.larch.index.store.RowChange;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** The requests of one transaction: all of one kind, in the order in which they came. */
final class Batch {

    private static final int MOST_AMENDMENTS = 100;

    private final CommitConfig config;
    private final List<Write> writes = new ArrayList<>();
    private final Set<RecordKey> amended = new HashSet<>();
    private long bytes;
    private int rows;

    private Batch(CommitConfig config) {
        this.config = config;
    }

    /** Takes from the head of the queue what goes together; at least one. */
    static Batch takeFrom(ArrayDeque<Write> queue, CommitConfig config) {
        var batch = new Batch(config);
        do {
            batch.add(queue.remove());
        } while (!queue.isEmpty() && batch.hasRoomFor(queue.element()));
        return batch;
    }

    List<Write> writes() {
        return writes;
    }

    long bytes() {
        return bytes;
    }

    Uni<Commit> commit(CommitLog log, UUID indexId) {
        return switch (writes.getFirst().request()) {
            case Rows _ -> log.write(indexId, requests(Rows.class));
            case Amend _ -> log.amend(indexId, requests(Amend.class));
            case AmendAll amend -> log.amendAll(indexId, amend);
            case Sweep sweep -> log.sweep(indexId, sweep);
            case Clear clear -> log.clear(indexId, clear);
            case CreateNamespace create -> log.createNamespace(indexId, create);
            case DropNamespace drop -> log.dropNamespace(indexId, drop);
        };
    }

    void settle(List<Outcome> outcomes) {
        for (int i = 0; i < writes.size(); i++) {
            writes.get(i).settle(outcomes.get(i));
        }
    }

    private void add(Write write) {
        writes.add(write);
        bytes += write.bytes();
        rows += rows(write);
        if (write.request() instanceof Amend amend) {
            amended.add(amend.key());
        }
    }

    private boolean hasRoomFor(Write next) {
        var first = writes.getFirst();
        if (first.alone()
                || next.alone()
                || bytes + next.bytes() > config.commitBytes().asLongValue()) {
            return false;
        }
        return switch (first.request()) {
            case Rows _ -> next.request() instanceof Rows && rows + rows(next) <= config.commitRows();
            case Amend _ -> next.request() instanceof Amend amend && hasRoomFor(amend);
            case AmendAll _, Sweep _, Clear _, CreateNamespace _, DropNamespace _ -> false;
        };
    }

    /** Each sees the state before the transaction, so none may depend on another. */
    private boolean hasRoomFor(Amend amend) {
        return writes.size() < MOST_AMENDMENTS && !amended.contains(amend.key());
    }

    private <T extends WriteRequest> List<T> requests(Class<T> kind) {
        return writes.stream().map(write -> kind.cast(write.request())).toList();
    }

    private static int rows(Write write) {
        return write.request() instanceof Rows(List<RowChange> changes, Event _) ? changes.size() : 1;
    }

    /**
     * A request that waits to be committed, and who waits for it.
     *
     * @param alone whether it takes no others along, because it or one beside it has failed before
     */
    record Write(WriteRequest request, UniEmitter<? super Integer> caller, boolean alone) {

        long bytes() {
            return request.bytes();
        }

        Write onItsOwn() {
            return new Write(request, caller, true);
        }

        void settle(Outcome outcome) {
            switch (outcome) {
                case Outcome.Done(int count) -> caller.complete(count);
                case Outcome.Refused(RuntimeException reason) -> caller.fail(reason);
            }
        }
    }
}
