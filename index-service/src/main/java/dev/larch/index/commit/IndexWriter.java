package dev.larch.index.commit;

import static dev.larch.kernel.ErrorCode.NOT_FOUND;
import static dev.larch.kernel.ErrorCode.RESOURCE_EXHAUSTED;
import static dev.larch.kernel.ErrorCode.UNAVAILABLE;

import dev.larch.index.crypto.UnreadableRecordException;
import dev.larch.kernel.ApiException;
import io.smallrye.mutiny.Uni;
import io.vertx.pgclient.PgException;
import java.net.ConnectException;
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
    private final CommitConfig config;
    private final Executor threads;

    private final ReentrantLock lock = new ReentrantLock();
    private final ArrayDeque<Batch.Write> queue = new ArrayDeque<>();
    private final List<Runnable> whenIdle = new ArrayList<>();
    private long queuedBytes;
    private boolean busy;
    private boolean closed;

    IndexWriter(UUID indexId, CommitLog log, Commit.Listener listener, CommitConfig config, Executor threads) {
        this.indexId = indexId;
        this.log = log;
        this.listener = listener;
        this.config = config;
        this.threads = threads;
    }

    /** The number of records changed, once that is durable and applied; comes back on any thread. */
    Uni<Integer> submit(WriteRequest request) {
        return Uni.createFrom().emitter(caller -> {
            var refusal = enqueue(new Batch.Write(request, caller, false));
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
                if (busy || !queue.isEmpty()) {
                    whenIdle.add(() -> caller.complete(null));
                    return;
                }
            } finally {
                lock.unlock();
            }
            caller.complete(null);
        });
    }

    private @Nullable ApiException enqueue(Batch.Write write) {
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
            Uni.createFrom()
                    .deferred(() -> batch.commit(log, indexId))
                    .runSubscriptionOn(threads)
                    .ifNoItem()
                    .after(config.commitTimeout())
                    .fail()
                    .emitOn(threads)
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
        try {
            listener.committed(indexId, commit);
        } finally {
            done();
            batch.settle(commit.outcomes());
        }
    }

    private void failed(Batch batch, Throwable cause) {
        switch (Failure.of(cause)) {
            case OF_THE_REQUEST -> part(batch, cause);
            case NOT_COMMITTED -> failAll(batch, UNAVAILABLE.because("The write was not stored. Try again.", cause));
            case UNKNOWN -> {
                listener.uncertain(indexId);
                failAll(batch, UNAVAILABLE.because("The write could not be confirmed. Try again.", cause));
            }
        }
        done();
    }

    private void part(Batch batch, Throwable cause) {
        if (batch.writes().size() == 1) {
            failAll(batch, cause);
        } else {
            putBack(batch);
        }
    }

    private static void failAll(Batch batch, Throwable failure) {
        batch.writes().forEach(write -> write.caller().fail(failure));
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

    /** What a transaction that failed has left behind. */
    private enum Failure {
        /** Nothing; and the same would happen to the same request again, but not to others. */
        OF_THE_REQUEST,
        /** Nothing: PostgreSQL said so, or was not reached. */
        NOT_COMMITTED,
        /** It may have been committed all the same: the connection broke, or the answer didn't come in time. */
        UNKNOWN;

        static Failure of(Throwable cause) {
            return switch (cause) {
                case ApiException _, UnreadableRecordException _ -> OF_THE_REQUEST;
                case PgException refused when isAboutTheData(String.valueOf(refused.getSqlState())) -> OF_THE_REQUEST;
                case PgException _, ConnectException _ -> NOT_COMMITTED;
                default -> UNKNOWN;
            };
        }

        /** Data exceptions, integrity constraints, and limits of a statement. */
        private static boolean isAboutTheData(String sqlState) {
            return sqlState.startsWith("22") || sqlState.startsWith("23") || sqlState.startsWith("54");
        }
    }
}
