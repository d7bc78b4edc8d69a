package dev.larch.index.commit;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;

/** The writers of all indexes, one each, made with the first write. */
@ApplicationScoped
public class IndexWriters {

    private final CommitLog log;
    private final Commit.Listener listener;
    private final CommitConfig config;
    private final Executor threads = Executors.newVirtualThreadPerTaskExecutor();
    private final ConcurrentHashMap<UUID, IndexWriter> writers = new ConcurrentHashMap<>();

    IndexWriters(CommitLog log, Commit.Listener listener, CommitConfig config) {
        this.log = log;
        this.listener = listener;
        this.config = config;
    }

    /**
     * Commits the request and applies it to the memory: the number of records changed. Fails with RESOURCE_EXHAUSTED when
     * too much is waiting, with UNAVAILABLE when the outcome is unknown. Comes back on any thread.
     */
    public Uni<Integer> submit(UUID indexId, WriteRequest request) {
        return writer(indexId).submit(request);
    }

    /** Ends writing to the index for good, once what waits is done. */
    public Uni<Void> close(UUID indexId) {
        return writer(indexId).close();
    }

    /** Removes all rows of an index that was closed, in batches; may be repeated. */
    public Uni<Void> erase(UUID indexId) {
        return log.erase(indexId);
    }

    private IndexWriter writer(UUID indexId) {
        return writers.computeIfAbsent(indexId, id -> new IndexWriter(id, log, listener, config, threads));
    }
}
