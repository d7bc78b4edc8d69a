package dev.larch.engine;

import dev.larch.engine.filter.Filter;
import dev.larch.engine.filter.Metadata;
import dev.larch.engine.memory.MemoryAccount;
import dev.larch.engine.memory.MemoryBudget;
import dev.larch.engine.memory.MemoryExhaustedException;
import dev.larch.engine.record.GraphLimits;
import dev.larch.engine.record.RecordGenerations;
import dev.larch.engine.record.Snapshot;
import dev.larch.engine.record.VectorRecord;
import dev.larch.engine.search.Deadline;
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
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * The records of one namespace of one index, searchable in memory. Safe for use by many threads: changes wait for each
 * other, while searches take no lock and see every record in exactly one version, all as of the same moment.
 *
 * <p>Every change carries its sequence number; per id, a change that is not newer than the last one seen is ignored, so
 * changes may be applied in any order and more than once.
 *
 * <p>Once it is closed, every method that reads or changes records fails with {@link IndexClosedException}.
 */
public final class NamespaceIndex implements AutoCloseable {

    /** The most values that a vector has. */
    public static final int MAX_DIMENSION = VectorRules.MAX_DIMENSION;

    private final VectorRules rules;
    private final ReentrantLock writing = new ReentrantLock();
    private final GraphLimits limits;
    private final MemoryAccount account;
    private final RecordGenerations records;
    private final RecordLedger ledger;
    private final CallGate gate = new CallGate();

    public NamespaceIndex(int dimension, Metric metric) {
        this(dimension, metric, MemoryBudget.unlimited());
    }

    /** An index that takes its memory from a budget. */
    public NamespaceIndex(int dimension, Metric metric, MemoryBudget budget) {
        this(dimension, metric, budget, GraphLimits.DEFAULT);
    }

    NamespaceIndex(int dimension, Metric metric, GraphLimits limits) {
        this(dimension, metric, MemoryBudget.unlimited(), limits);
    }

    NamespaceIndex(int dimension, Metric metric, MemoryBudget budget, GraphLimits limits) {
        this(StoredNamespace.empty(VectorRules.dense(dimension, metric)), budget, limits);
    }

    private NamespaceIndex(StoredNamespace stored, MemoryBudget budget, GraphLimits limits) {
        this.rules = stored.rules();
        this.limits = limits;
        this.account = new MemoryAccount(budget);
        this.records = new RecordGenerations(rules, limits, writing, account, stored.snapshot());
        this.ledger = new RecordLedger(rules.dimension(), records, account, stored);
    }

    /** An index of sparse vectors alone. They are compared by their dot product, and always searched exactly. */
    public static NamespaceIndex sparse() {
        return sparse(MemoryBudget.unlimited());
    }

    /** As {@link #sparse()}, with memory from a budget. */
    public static NamespaceIndex sparse(MemoryBudget budget) {
        return new NamespaceIndex(StoredNamespace.empty(VectorRules.sparse()), budget, GraphLimits.DEFAULT);
    }

    /** An index for the same kind of vectors, with memory from no budget. */
    public NamespaceIndex emptyOfSameKind() {
        return new NamespaceIndex(StoredNamespace.empty(rules), MemoryBudget.unlimited(), limits);
    }

    /** Reads what {@link #writeTo} wrote, and nothing behind it. Fails as the stream does, or with {@link CorruptSnapshotException}. */
    public static NamespaceIndex readFrom(InputStream in) throws IOException {
        return readFrom(in, MemoryBudget.unlimited());
    }

    /** As {@link #readFrom(InputStream)}, with memory from a budget; fails with {@link MemoryExhaustedException}, too. */
    public static NamespaceIndex readFrom(InputStream in, MemoryBudget budget) throws IOException {
        return readFrom(in, budget, GraphLimits.DEFAULT);
    }

    static NamespaceIndex readFrom(InputStream in, MemoryBudget budget, GraphLimits limits) throws IOException {
        return SnapshotReader.read(in, stored -> new NamespaceIndex(stored, budget, limits));
    }

    /**
     * Writes all records as they are now, in the clear, and flushes the stream. Returns the highest sequence number seen:
     * whoever reads them and applies all later changes has this index. Changes wait only while deletions are copied.
     */
    public long writeTo(OutputStream out) throws IOException {
        var stored = gate.pass(() -> locked(() -> new StoredNamespace(rules, records.snapshot(), ledger.deletions())));
        SnapshotWriter.write(stored, out);
        return stored.snapshot().appliedSequence();
    }

    /**
     * Adds the record or replaces it as a whole, and tells whether it did: false means that the id has already seen
     * this sequence number or a later one. Takes time in the logarithm of the records, and that of linking two rows where
     * too many are not linked. Fails with {@link InvalidVectorException}, and with {@link MemoryExhaustedException} when
     * the budget is used up; nothing has changed then.
     */
    public boolean upsert(String id, float[] vector, Metadata metadata, long sequence) {
        return upsert(new VectorRecord(id, vector, metadata, sequence));
    }

    /** As {@link #upsert(String, float[], Metadata, long)}, perhaps with a sparse vector. The dense one is copied. */
    public boolean upsert(VectorRecord written) {
        rules.check(written.vector(), written.sparse());
        return change(written.id(), written.sequence(), () -> ledger.put(written));
    }

    /** Removes the record, or notes that it is not to come back with an older sequence number; false as in upsert. */
    public boolean delete(String id, long sequence) {
        return change(id, sequence, () -> ledger.remove(id, sequence));
    }

    /**
     * Forgets the deletions up to this sequence number. The caller has seen all changes up to it: an older upsert that
     * came later would bring a deleted record back.
     */
    public void forgetDeletions(long throughSequence) {
        gate.pass(() -> locked(() -> {
            ledger.forgetDeletions(throughSequence);
            return true;
        }));
    }

    public Optional<VectorRecord> find(String id) {
        return gate.pass(() ->
                Optional.ofNullable(records.find(id)).map(place -> place.chunk().read(place.row(), rules.dimension())));
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
     * {@link SearchCancelledException}. {@link Deadline} is one way to cancel.
     */
    public List<Match> search(SearchRequest request, BooleanSupplier cancelled) {
        return search(request, cancelled, limits);
    }

    /** As above, within limits of this one search: for measurements, which compare at equal recall. */
    List<Match> search(SearchRequest request, BooleanSupplier cancelled, GraphLimits searchLimits) {
        rules.check(request.vector(), request.sparse());
        return gate.pass(() -> searchIn(records.snapshot(), request, cancelled, searchLimits));
    }

    /**
     * Moves up to so many rows into the graph, which no search has to scan then, and tells whether there are more. Any number
     * of threads may do so at a time, while others change and search. Nobody needs to call it: who changes records links
     * rows himself when 16 MB of vectors are not linked.
     */
    public boolean link(int rows) {
        return gate.pass(() -> records.link(rows));
    }

    /** How many rows are scanned by each search, because they are not linked; deleted ones count until they are passed. */
    public int unlinkedRows() {
        return gate.pass(() -> locked(records::unlinkedRows));
    }

    /**
     * Returns the ids that begin with the prefix and come after the other one, both of which may be empty: in the order of
     * {@link String#compareTo}, so many at most. Takes time in the logarithm of the records, and in the ids returned. Of
     * records that come or go meanwhile some may be told; all others are.
     */
    public List<String> list(String prefix, String after, int atMost) {
        return gate.pass(() -> records.list(prefix, after, atMost));
    }

    /** Returns the ids of all records that the filter lets through, sorted. */
    public List<String> idsMatching(Filter filter) {
        return gate.pass(() -> {
            var ids = new ArrayList<String>();
            records.snapshot()
                    .forEachChunk(view -> view.matching(filter)
                            .forEach(row -> ids.add(view.chunk().entry(row).id())));
            Collections.sort(ids);
            return ids;
        });
    }

    /** Counts the records that the filter lets through. */
    public int count(Filter filter) {
        return gate.pass(() -> records.snapshot().count(filter));
    }

    public int size() {
        return gate.pass(() -> records.snapshot().size());
    }

    /** The highest sequence number seen, 0 before the first; ignored changes count too. */
    public long appliedSequence() {
        return gate.pass(() -> records.snapshot().appliedSequence());
    }

    /**
     * The highest sequence number of a record that is linked, 0 without any: how far it is behind {@link #appliedSequence}
     * says how much is left to link.
     */
    public long linkedSequence() {
        return gate.pass(() -> locked(records::linkedSequence));
    }

    /** An estimate of the memory in use, for admission: meant to be a little too high. */
    public long bytes() {
        return account.bytes();
    }

    /** How many values a vector has; 0 where only sparse vectors are kept. */
    public int dimension() {
        return rules.dimension();
    }

    public Metric metric() {
        return rules.metric();
    }

    /** Lets no call in any more, waits for those under way, and gives the memory back. Closing twice does no harm. */
    @Override
    public void close() {
        if (gate.close()) {
            records.clear();
            account.close();
        }
    }

    private List<Match> searchIn(
            Snapshot snapshot, SearchRequest request, BooleanSupplier cancelled, GraphLimits searchLimits) {
        var graph = snapshot.graph();
        if (graph != null) {
            return new GraphModeSearch(rules.metric(), request, cancelled, searchLimits).in(snapshot, graph);
        }
        return rules.isSparse()
                ? new SparseSearch(request, cancelled).in(snapshot)
                : new ExactSearch(rules.metric(), request, cancelled).in(snapshot);
    }

    private boolean change(String id, long sequence, Runnable changing) {
        return gate.pass(() -> {
            boolean news = locked(() -> {
                boolean isNews = ledger.isNews(id, sequence);
                if (isNews) {
                    changing.run();
                } else {
                    records.pass(sequence);
                }
                return isNews;
            });
            records.relieve();
            return news;
        });
    }

    private <T> T locked(Supplier<T> action) {
        writing.lock();
        try {
            return action.get();
        } finally {
            writing.unlock();
        }
    }
}
