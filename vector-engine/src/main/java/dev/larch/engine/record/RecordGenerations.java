package dev.larch.engine.record;

import dev.larch.engine.memory.FootprintEstimate;
import dev.larch.engine.memory.MemoryAccount;
import dev.larch.engine.memory.MemoryExhaustedException;
import dev.larch.engine.vector.Metric;
import dev.larch.engine.vector.VectorRules;
import java.util.List;
import java.util.concurrent.locks.Lock;
import org.jspecify.annotations.Nullable;

/**
 * The records in use and, once too many of their rows are dead, their successor: written row by row, a few with each change,
 * it takes over when it has them all. Changed under the writers' lock, but {@link #link} and {@link #relieve} take it
 * themselves, for moments; read by any number.
 */
public final class RecordGenerations {

    /** So many per change: a rebuild is over before a third of the records has changed. */
    private static final int COPIED_PER_WRITE = 4;

    /** So many by whoever links: writers wait meanwhile. */
    private static final int COPIED_AT_ONCE = 64;

    /** A write links so many rows when too many are not linked: more than it adds. */
    private static final int LINKED_PER_WRITE = 2;

    private final Metric metric;
    private final int dimension;
    private final GraphLimits limits;
    private final Lock writing;
    private final MemoryAccount account;
    private volatile RecordStore current;
    private volatile @Nullable Rebuild rebuild;
    private long rebuildBytes;

    /** Goes on from this snapshot, as {@link RecordStore} does. */
    public RecordGenerations(
            VectorRules rules, GraphLimits limits, Lock writing, MemoryAccount account, Snapshot snapshot) {
        this.metric = rules.metric();
        this.dimension = rules.dimension();
        this.limits = limits;
        this.writing = writing;
        this.account = account;
        this.current = new RecordStore(metric, dimension, limits, writing, snapshot);
    }

    public Snapshot snapshot() {
        return current.snapshot();
    }

    @Nullable
    public Place find(String id) {
        return current.find(id);
    }

    /** Fails with {@link MemoryExhaustedException} if a rebuild is overdue and there is no memory for it. */
    public void requireUpkeep() {
        if (rebuild == null && current.isMostlyDead()) {
            account.reserve(bytesToRebuild());
            begin();
        }
    }

    /** Makes this the record's version. */
    public void put(VectorRecord written) {
        current.put(written);
        if (rebuild != null) {
            rebuild.put(written);
        }
        proceed(COPIED_PER_WRITE);
    }

    /** Removes the record, if there is one. */
    public void remove(String id, long sequence) {
        current.remove(id, sequence);
        if (rebuild != null) {
            rebuild.remove(id, sequence);
        }
        proceed(COPIED_PER_WRITE);
    }

    /** Notes a sequence number that changed nothing. */
    public void pass(long sequence) {
        current.pass(sequence);
    }

    /** Copies or links so many rows at most, while others write and link; false when nothing is left to do. */
    public boolean link(int rows) {
        if (!copy(Math.min(rows, COPIED_AT_ONCE))) {
            return current.link(rows);
        }
        var underWay = rebuild;
        (underWay == null ? current : underWay.successor()).link(rows);
        return true;
    }

    /** Links a few rows where too many are not linked. */
    public void relieve() {
        current.relieve(LINKED_PER_WRITE);
        var underWay = rebuild;
        if (underWay != null) {
            underWay.successor().relieve(LINKED_PER_WRITE * (COPIED_PER_WRITE + 1));
        }
    }

    /** The highest sequence number of a row that is linked, 0 without any. */
    public long linkedSequence() {
        return current.linkedSequence();
    }

    /** Drops all records and all links. */
    public void clear() {
        rebuild = null;
        current = new RecordStore(metric, dimension, limits, writing);
    }

    public int unlinkedRows() {
        return current.unlinkedRows();
    }

    /** See {@link RecordStore#list}. */
    public List<String> list(String prefix, String after, int atMost) {
        return current.list(prefix, after, atMost);
    }

    private boolean copy(int rows) {
        writing.lock();
        try {
            return proceed(rows);
        } finally {
            writing.unlock();
        }
    }

    private boolean proceed(int rows) {
        // Without memory for the records once more, the next change may find some.
        if (rebuild == null && current.isWornOut() && account.tryReserve(bytesToRebuild())) {
            begin();
        }
        var underWay = rebuild;
        if (underWay != null && underWay.proceed(rows)) {
            // Readers find the same records in either.
            current = underWay.successor();
            rebuild = null;
            account.release(rebuildBytes);
        }
        return underWay != null;
    }

    private long bytesToRebuild() {
        return FootprintEstimate.ofCopies(current.snapshot().size(), current.sparseValues(), dimension);
    }

    /** What it takes is reserved. */
    private void begin() {
        rebuildBytes = bytesToRebuild();
        rebuild = new Rebuild(current, new RecordStore(metric, dimension, limits, writing));
    }
}
