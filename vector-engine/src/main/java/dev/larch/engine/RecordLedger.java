package dev.larch.engine;

import dev.larch.engine.filter.Metadata;
import dev.larch.engine.memory.FootprintEstimate;
import dev.larch.engine.memory.MemoryAccount;
import dev.larch.engine.memory.MemoryExhaustedException;
import dev.larch.engine.record.Deletions;
import dev.larch.engine.record.RecordGenerations;
import dev.larch.engine.record.VectorRecord;
import dev.larch.engine.stream.StoredNamespace;
import dev.larch.engine.vector.SparseVector;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/** Keeps records, deletions and the account of their memory in step. For one thread at a time. */
final class RecordLedger {

    private final int dimension;
    private final RecordGenerations records;
    private final MemoryAccount account;
    private final Deletions deletions;

    /** Begins with what is stored. Fails with {@link MemoryExhaustedException}. */
    RecordLedger(int dimension, RecordGenerations records, MemoryAccount account, StoredNamespace stored) {
        this.dimension = dimension;
        this.records = records;
        this.account = account;
        this.deletions = new Deletions(stored.deletions());
        account.reserve(bytesOf(stored));
    }

    /** A copy of the sequence numbers of deletions, by id. */
    Map<String, Long> deletions() {
        return deletions.copy();
    }

    /** Whether the id has seen neither this sequence number nor a later one. */
    boolean isNews(String id, long sequence) {
        var place = records.find(id);
        return sequence > (place != null ? place.entry().sequence() : deletions.sequenceOf(id));
    }

    /** Fails with {@link MemoryExhaustedException}; nothing has changed then. */
    void put(VectorRecord written) {
        records.requireUpkeep();
        // Only what it takes more than before: a full index still takes changes of the records that it has.
        account.reserve(bytesOf(written.id(), written.sparse(), written.metadata()) - bytesHeldBy(written.id()));
        records.put(written);
        deletions.remove(written.id());
    }

    void remove(String id, long sequence) {
        account.take(FootprintEstimate.ofDeletion(id) - bytesHeldBy(id));
        records.remove(id, sequence);
        deletions.add(id, sequence);
    }

    void forgetDeletions(long throughSequence) {
        deletions.forget(throughSequence).forEach(id -> account.release(FootprintEstimate.ofDeletion(id)));
    }

    private long bytesHeldBy(String id) {
        var place = records.find(id);
        if (place != null) {
            return bytesOf(id, place.entry().sparse(), place.entry().metadata());
        }
        return deletions.contains(id) ? FootprintEstimate.ofDeletion(id) : 0;
    }

    private long bytesOf(StoredNamespace stored) {
        var bytes = new LongAdder();
        stored.snapshot().forEachPlace(place -> {
            var entry = place.entry();
            bytes.add(bytesOf(entry.id(), entry.sparse(), entry.metadata()));
        });
        stored.deletions().keySet().forEach(id -> bytes.add(FootprintEstimate.ofDeletion(id)));
        return bytes.sum();
    }

    private long bytesOf(String id, @Nullable SparseVector sparse, Metadata metadata) {
        return FootprintEstimate.ofRecord(id, sparse, metadata, dimension);
    }
}
