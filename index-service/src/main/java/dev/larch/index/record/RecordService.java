package dev.larch.index.record;

import dev.larch.index.catalog.IndexDefinition;
import dev.larch.index.operation.Delete;
import dev.larch.index.operation.IdQuery;
import dev.larch.index.operation.IndexStats;
import dev.larch.index.operation.MatchingQuery;
import dev.larch.index.operation.RecordQuery;
import dev.larch.index.operation.ScoredRecord;
import dev.larch.index.operation.Update;
import dev.larch.index.operation.VectorRecord;
import dev.larch.kernel.Page;
import dev.larch.platform.identity.Principal;
import dev.larch.platform.web.EventLoop;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The records of indexes. Every method fails with INVALID_ARGUMENT for what breaks a rule, with RESOURCE_EXHAUSTED under
 * too much load, and answers on the Vert.x context that it was called on, though writers and searches have threads of their
 * own. Who writes, reads his own writes.
 */
@ApplicationScoped
public class RecordService {

    private final RecordWrites writes;
    private final RecordReads reads;

    RecordService(RecordWrites writes, RecordReads reads) {
        this.writes = writes;
        this.reads = reads;
    }

    /** Adds records or replaces them as a whole, 1 to 1000 at a time; of two with the same id the last counts. */
    public Uni<Integer> upsert(IndexDefinition index, Principal by, String namespace, List<VectorRecord> records) {
        return EventLoop.resume(() -> writes.upsert(index, by, namespace, records));
    }

    /** The nearest records, best first: as many as asked for, or all that match. */
    public Uni<List<ScoredRecord>> query(IndexDefinition index, RecordQuery query) {
        return EventLoop.resume(() -> reads.query(index, query));
    }

    /** The records with these ids, as far as they exist, in the order of the ids; at most 1000. */
    public Uni<Map<String, VectorRecord>> fetch(IndexDefinition index, String namespace, List<String> ids) {
        return EventLoop.resume(() -> reads.fetch(index, namespace, ids));
    }

    /** A page of the records that meet a condition on their metadata, in the order of their ids. */
    public Uni<Page<VectorRecord>> fetchMatching(IndexDefinition index, MatchingQuery query) {
        return EventLoop.resume(() -> reads.fetchMatching(index, query));
    }

    /** A page of ids in bitwise order. */
    public Uni<Page<String>> list(IndexDefinition index, IdQuery query) {
        return EventLoop.resume(() -> reads.list(index, query));
    }

    /** Changes a record, or all that meet a condition, and tells how many; if there is none, nothing happens. */
    public Uni<Integer> update(IndexDefinition index, Principal by, Update update) {
        return EventLoop.resume(() -> writes.update(index, by, update));
    }

    /** Removes records; those that don't exist are no failure. */
    public Uni<Void> delete(IndexDefinition index, Principal by, Delete delete) {
        return EventLoop.resume(() -> writes.delete(index, by, delete));
    }

    /** Counts the records of the visible namespaces, or those of them that a filter lets through. */
    public Uni<IndexStats> stats(
            IndexDefinition index, @Nullable Map<String, Object> filter, Predicate<String> visible) {
        return EventLoop.resume(() -> reads.stats(index, filter, visible));
    }

    /** Removes all that belongs to an index: first its key, so that nothing can be read any more. May be repeated. */
    public Uni<Void> dropIndex(UUID indexId) {
        return EventLoop.resume(() -> writes.dropIndex(indexId));
    }
}
