package dev.larch.engine;

import dev.larch.engine.filter.Filter;
import dev.larch.engine.filter.Metadata;
import dev.larch.engine.record.Chunk;
import dev.larch.engine.record.FootprintEstimate;
import dev.larch.engine.record.GraphLimits;
import dev.larch.engine.record.RecordGenerations;
import dev.larch.engine.record.VectorRecord;
import dev.larch.engine.search.ExactSearch;
import dev.larch.engine.search.GraphModeSearch;
import dev.larch.engine.search.Match;
import dev.larch.engine.search.SearchCancelledException;
import dev.larch.engine.search.SearchRequest;
import dev.larch.engine.search.SparseSearch;
import dev.larch.engine.stream.CorruptSnapshotException;
import dev.larch.engine.stream.SnapshotReader;
import dev.larch.engine.stream.SnapshotWriter;
import dev.larch.engine.stream.StoredNamespace;
import dev.larch.engine.vector.InvalidVectorException;
import dev.larch.engine.vector.Metric;
import dev.larch.engine.vector.VectorRules;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The records of one namespace of one index, searchable in memory. Safe for use by many threads: changes wait for each
 * other, while searches take no lock and see every record in exactly one version, all as of the same moment.
 *
 * <p>Every change carries its sequence number; per id, a change that is not newer than the last one seen is ignored, so
 * changes may be applied in any order and more than once.
 */
public final class NamespaceIndex {

    /** The most values that a vector has. */
    public static final int MAX_DIMENSION = VectorRules.MAX_DIMENSION;

    private final VectorRules rules;
    private final ReentrantLock writing = new ReentrantLock();
    private final GraphLimits limits;
    private final RecordGenerations records;
    private final Map<String, Long> deletions;
    private final LongAdder bytes = new LongAdder();

    public NamespaceIndex(int dimension, Metric metric) {
        this(dimension, metric, GraphLimits.DEFAULT);
    }

    NamespaceIndex(int dimension, Metric metric, GraphLimits limits) {
        this(StoredNamespace.empty(VectorRules.dense(dimension, metric)), limits);
    }

    private NamespaceIndex(StoredNamespace stored, GraphLimits limits) {
        this.rules = stored.rules();
        this.limits = limits;
        this.records = new RecordGenerations(rules.metric(), rules.dimension(), limits, stored.snapshot());
        this.deletions = new HashMap<>(stored.deletions());
        stored.snapshot().forEachPlace(place -> bytes.add(bytesOf(place.entry())));
        deletions.keySet().forEach(id -> bytes.add(FootprintEstimate.ofDeletion(id)));
    }

    /** An index of sparse vectors alone. They are compared by their dot product, and always searched exactly. */
    public static NamespaceIndex sparse() {
        return new NamespaceIndex(StoredNamespace.empty(VectorRules.sparse()), GraphLimits.DEFAULT);
    }

    /** Reads what {@link #writeTo} wrote, and nothing behind it. Fails as the stream does, or with {@link CorruptSnapshotException}. */
    public static NamespaceIndex readFrom(InputStream in) throws IOException {
        return readFrom(in, GraphLimits.DEFAULT);
    }

    static NamespaceIndex readFrom(InputStream in, GraphLimits limits) throws IOException {
        return SnapshotReader.read(in, stored -> new NamespaceIndex(stored, limits));
    }

    /**
     * Writes all records as they are now, in the clear, and flushes the stream. Returns the highest sequence number seen:
     * whoever reads them and applies all later changes has this index. Changes wait only while deletions are copied.
     */
    public long writeTo(OutputStream out) throws IOException {
        StoredNamespace stored;
        writing.lock();
        try {
            stored = new StoredNamespace(rules, records.snapshot(), new HashMap<>(deletions));
        } finally {
            writing.unlock();
        }
        SnapshotWriter.write(stored, out);
        return stored.snapshot().appliedSequence();
    }

    /**
     * Adds the record or replaces it as a whole, and tells whether it did: false means that the id has already seen
     * this sequence number or a later one. Fails with {@link InvalidVectorException}.
     */
    public boolean upsert(String id, float[] vector, Metadata metadata, long sequence) {
        return upsert(new VectorRecord(id, vector, metadata, sequence));
    }

    /** As {@link #upsert(String, float[], Metadata, long)}, perhaps with a sparse vector. The dense one is copied. */
    public boolean upsert(VectorRecord written) {
        rules.check(written.vector(), written.sparse());
        writing.lock();
        try {
            boolean news = isNews(written.id(), written.sequence());
            if (news) {
                put(written);
            } else {
                records.pass(written.sequence());
            }
            return news;
        } finally {
            writing.unlock();
        }
    }

    /** Removes the record, or notes that it is not to come back with an older sequence number; false as in upsert. */
    public boolean delete(String id, long sequence) {
        writing.lock();
        try {
            boolean news = isNews(id, sequence);
            if (news) {
                remove(id, sequence);
            } else {
                records.pass(sequence);
            }
            return news;
        } finally {
            writing.unlock();
        }
    }

    /**
     * Forgets the deletions up to this sequence number. The caller has seen all changes up to it: an older upsert that
     * came later would bring a deleted record back.
     */
    public void forgetDeletions(long throughSequence) {
        writing.lock();
        try {
            var old = deletions.entrySet().stream()
                    .filter(deletion -> deletion.getValue() <= throughSequence)
                    .map(Map.Entry::getKey)
                    .toList();
            old.forEach(this::releaseDeletion);
        } finally {
            writing.unlock();
        }
    }

    public Optional<VectorRecord> find(String id) {
        return Optional.ofNullable(records.find(id)).map(place -> place.chunk().read(place.row(), rules.dimension()));
    }

    /**
     * Returns the nearest records, best first, equal scores by id: as many as asked for, or all that match. They are the
     * very nearest while vectors take up to 16 MB or up to 5000 records match, and nearly so otherwise. Fails with {@link
     * InvalidVectorException}.
     */
    public List<Match> search(SearchRequest request) {
        return search(request, () -> false);
    }

    /**
     * As {@link #search(SearchRequest)}; asks every few thousand records whether it is cancelled, and then fails with
     * {@link SearchCancelledException}.
     */
    public List<Match> search(SearchRequest request, BooleanSupplier cancelled) {
        return search(request, cancelled, limits);
    }

    /** As above, within limits of this one search: for measurements, which compare at equal recall. */
    List<Match> search(SearchRequest request, BooleanSupplier cancelled, GraphLimits searchLimits) {
        rules.check(request.vector(), request.sparse());
        var snapshot = records.snapshot();
        var graph = snapshot.graph();
        if (graph != null) {
            return new GraphModeSearch(rules.metric(), request, cancelled, searchLimits).in(snapshot, graph);
        }
        return rules.isSparse()
                ? new SparseSearch(request, cancelled).in(snapshot)
                : new ExactSearch(rules.metric(), request, cancelled).in(snapshot);
    }

    /**
     * Moves up to so many rows into the graph, which no search has to scan then, and tells whether there are more. Changes
     * wait for it, searches don't. Nobody needs to call it: a change links rows itself when 16 MB of vectors are not linked.
     */
    public boolean link(int rows) {
        writing.lock();
        try {
            return records.link(rows);
        } finally {
            writing.unlock();
        }
    }

    /** How many rows are scanned by each search, because they are not linked; deleted ones count until they are passed. */
    public int unlinkedRows() {
        writing.lock();
        try {
            return records.unlinkedRows();
        } finally {
            writing.unlock();
        }
    }

    /** Returns the ids of all records that the filter lets through, sorted. */
    public List<String> idsMatching(Filter filter) {
        var snapshot = records.snapshot();
        var ids = new ArrayList<String>();
        for (int number = 0; number < snapshot.chunkCount(); number++) {
            var view = snapshot.chunk(number);
            view.matching(filter).forEach(row -> ids.add(view.chunk().entry(row).id()));
        }
        Collections.sort(ids);
        return ids;
    }

    /** Counts the records that the filter lets through. */
    public int count(Filter filter) {
        var snapshot = records.snapshot();
        int count = 0;
        for (int number = 0; number < snapshot.chunkCount(); number++) {
            count += snapshot.chunk(number).matching(filter).count();
        }
        return count;
    }

    public int size() {
        return records.snapshot().size();
    }

    /** The highest sequence number seen, 0 before the first; ignored changes count too. */
    public long appliedSequence() {
        return records.snapshot().appliedSequence();
    }

    /** An estimate of the memory in use, for admission: meant to be a little too high. */
    public long bytes() {
        return bytes.sum() + records.rebuildBytes();
    }

    /** How many values a vector has; 0 where only sparse vectors are kept. */
    public int dimension() {
        return rules.dimension();
    }

    public Metric metric() {
        return rules.metric();
    }

    private boolean isNews(String id, long sequence) {
        var place = records.find(id);
        long seen = place != null ? place.entry().sequence() : deletions.getOrDefault(id, Long.MIN_VALUE);
        return sequence > seen;
    }

    private void put(VectorRecord written) {
        var before = records.put(written);
        bytes.add(FootprintEstimate.ofRecord(written.id(), written.sparse(), written.metadata(), dimension()));
        release(written.id(), before);
    }

    private void remove(String id, long sequence) {
        var before = records.remove(id, sequence);
        release(id, before);
        deletions.put(id, sequence);
        bytes.add(FootprintEstimate.ofDeletion(id));
    }

    private void release(String id, Chunk.@Nullable Entry before) {
        if (before != null) {
            bytes.add(-bytesOf(before));
        }
        releaseDeletion(id);
    }

    private long bytesOf(Chunk.Entry entry) {
        return FootprintEstimate.ofRecord(entry.id(), entry.sparse(), entry.metadata(), dimension());
    }

    private void releaseDeletion(String id) {
        if (deletions.remove(id) != null) {
            bytes.add(-FootprintEstimate.ofDeletion(id));
        }
    }
}
