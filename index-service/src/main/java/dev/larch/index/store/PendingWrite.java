package dev.larch.index.store;

import dev.larch.index.store.Commit.Outcome;
import io.smallrye.mutiny.subscription.UniEmitter;

/**
 * A request that waits to be committed, and who waits for it.
 *
 * @param alone whether it takes no others along, because it or one beside it has failed before
 */
record PendingWrite(WriteRequest request, UniEmitter<? super Integer> caller, boolean alone) {

    long bytes() {
        return request.bytes();
    }

    PendingWrite onItsOwn() {
        return new PendingWrite(request, caller, true);
    }

    void settle(Outcome outcome) {
        switch (outcome) {
            case Outcome.Done(int count) -> caller.complete(count);
            case Outcome.Refused(RuntimeException reason) -> caller.fail(reason);
        }
    }
}
