package dev.larch.engine.record;

import dev.larch.engine.vector.Metric;
import org.jspecify.annotations.Nullable;

/**
 * The records in use and, once too many of their rows are dead, their successor: written row by row, a few with each change,
 * it takes over when it has them all. Changed by one thread at a time, read by any number.
 */
public final class RecordGenerations {

    /** So many per change: a rebuild is over before a third of the records has changed. */
    private static final int COPIED_PER_WRITE = 4;

    private final Metric metric;
    private final int dimension;
    private final GraphLimits limits;
    private volatile RecordStore current;
    private volatile @Nullable Rebuild rebuild;

    /** Goes on from this snapshot, as {@link RecordStore} does. */
    public RecordGenerations(Metric metric, int dimension, GraphLimits limits, Snapshot snapshot) {
        this.metric = metric;
        this.dimension = dimension;
        this.limits = limits;
        this.current = new RecordStore(metric, dimension, limits, snapshot);
    }

    public Snapshot snapshot() {
        return current.snapshot();
    }

    @Nullable
    public Place find(String id) {
        return current.find(id);
    }

    /** Makes this the record's version and returns the one before. */
    public Chunk.@Nullable Entry put(VectorRecord written) {
        var before = current.put(written);
        if (rebuild != null) {
            rebuild.put(written);
        }
        proceed(COPIED_PER_WRITE);
        return before;
    }

    /** Removes the record and returns its last version, if there was one. */
    public Chunk.@Nullable Entry remove(String id, long sequence) {
        var before = current.remove(id, sequence);
        if (rebuild != null) {
            rebuild.remove(id, sequence);
        }
        proceed(COPIED_PER_WRITE);
        return before;
    }

    /** Notes a sequence number that changed nothing. */
    public void pass(long sequence) {
        current.pass(sequence);
    }

    /** Copies or links so many rows at most; false when nothing is left to do. */
    public boolean link(int rows) {
        return proceed(rows) || current.link(rows);
    }

    public int unlinkedRows() {
        return current.unlinkedRows();
    }

    /** What a rebuild under way takes beside the records in use. */
    public long rebuildBytes() {
        var underWay = rebuild;
        return underWay == null ? 0 : underWay.bytes(dimension);
    }

    private boolean proceed(int rows) {
        if (rebuild == null && current.isWornOut()) {
            rebuild = new Rebuild(current, new RecordStore(metric, dimension, limits));
        }
        var underWay = rebuild;
        if (underWay != null && underWay.proceed(rows)) {
            // Readers find the same records in either.
            current = underWay.successor();
            rebuild = null;
        }
        return underWay != null;
    }
}
