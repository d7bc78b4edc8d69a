package dev.larch.index.store;

import static dev.larch.kernel.ErrorCode.NOT_FOUND;
import static dev.larch.kernel.ErrorCode.RESOURCE_EXHAUSTED;
import static dev.larch.kernel.ErrorCode.UNAVAILABLE;

import dev.larch.kernel.ApiException;
import io.smallrye.mutiny.Uni;
import io.vertx.pgclient.PgException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Writes to one index: one transaction at a time, and while it is under way the next requests gather for the one after
 * it. A request that PostgreSQL refuses is parted from the others, which are tried again without it.
 */
final class IndexWriter {

    private final UUID indexId;
    private final CommitLog log;
    private final Commit.Listener listener;
    private final StoreConfig config;
    private final Executor applying;

    private final ReentrantLock lock = new ReentrantLock();
    private final ArrayDeque<PendingWrite> queue = new ArrayDeque<>();
    private final List<Runnable> whenIdle = new ArrayList<>();
    private long queuedBytes;
    private boolean busy;
    private boolean closed;

    IndexWriter(UUID indexId, CommitLog log, Commit.Listener listener, StoreConfig config, Executor applying) {
        this.indexId = indexId;
        this.log = log;
        this.listener = listener;
        this.config = config;
        this.applying = applying;
    }

    /** The number of records changed, once that is durable and applied; comes back on any thread. */
    Uni<Integer> submit(WriteRequest request) {
        return Uni.createFrom().emitter(caller -> {
            var refusal = enqueue(new PendingWrite(request, caller, false));
            if (refusal == null) {
                commitNext();
            } else {
                caller.fail(refusal);
            }
        });
    }

    /** Takes no more requests and waits for those it has. */
    Uni<Void> close() {
        return Uni.createFrom().emitter(caller -> {
            lock.lock();
            try {
                closed = true;
                if (busy) {
                    whenIdle.add(() -> caller.complete(null));
                    return;
                }
            } finally {
                lock.unlock();
            }
            caller.complete(null);
        });
    }

    private @Nullable ApiException enqueue(PendingWrite write) {
        lock.lock();
        try {
            if (closed) {
                return NOT_FOUND.because("The index is being deleted.");
            }
            if (!queue.isEmpty()
                    && queuedBytes + write.bytes() > config.queueBytes().asLongValue()) {
                return RESOURCE_EXHAUSTED.because("Too many writes to this index at once. Slow down and try again.");
            }
            queue.add(write);
            queuedBytes += write.bytes();
            return null;
        } finally {
            lock.unlock();
        }
    }

    private void commitNext() {
        var batch = nextBatch();
        if (batch != null) {
            batch.commit(log, indexId)
                    .ifNoItem()
                    .after(config.commitTimeout())
                    .fail()
                    .emitOn(applying)
                    .subscribe()
                    .with(commit -> succeeded(batch, commit), cause -> failed(batch, cause));
        }
    }

    private @Nullable Batch nextBatch() {
        lock.lock();
        try {
            if (busy || queue.isEmpty()) {
                return null;
            }
            busy = true;
            var batch = Batch.takeFrom(queue, config);
            queuedBytes -= batch.bytes();
            return batch;
        } finally {
            lock.unlock();
        }
    }

    private void succeeded(Batch batch, Commit commit) {
        listener.committed(indexId, commit);
        done();
        batch.settle(commit.outcomes());
    }

    private void failed(Batch batch, Throwable cause) {
        if (!isRefusal(cause)) {
            listener.uncertain(indexId);
            var failure = UNAVAILABLE.because("The write could not be confirmed. Try again.", cause);
            batch.writes().forEach(write -> write.caller().fail(failure));
        } else if (batch.writes().size() == 1) {
            batch.writes().getFirst().caller().fail(cause);
        } else {
            putBack(batch);
        }
        done();
    }

    /** What PostgreSQL (or a selection) says no to is certainly not committed; nor is it another request's fault. */
    private static boolean isRefusal(Throwable cause) {
        if (cause instanceof PgException refused) {
            var state = String.valueOf(refused.getSqlState());
            return state.startsWith("22") || state.startsWith("23") || state.startsWith("54");
        }
        return cause instanceof ApiException;
    }

    private void putBack(Batch batch) {
        lock.lock();
        try {
            for (var write : batch.writes().reversed()) {
                queue.addFirst(write.onItsOwn());
            }
            queuedBytes += batch.bytes();
        } finally {
            lock.unlock();
        }
    }

    private void done() {
        var idle = List.<Runnable>of();
        lock.lock();
        try {
            busy = false;
            if (queue.isEmpty()) {
                idle = List.copyOf(whenIdle);
                whenIdle.clear();
            }
        } finally {
            lock.unlock();
        }
        commitNext();
        idle.forEach(Runnable::run);
    }
}
