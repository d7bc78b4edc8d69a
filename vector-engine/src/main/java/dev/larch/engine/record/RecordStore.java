package dev.larch.engine.record;

import dev.larch.engine.filter.RowBits;
import dev.larch.engine.vector.Kernels;
import dev.larch.engine.vector.Metric;
import dev.larch.engine.vector.SparseVector;
import java.util.ArrayDeque;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * The records of one namespace in chunks. Methods that change it are called by one thread at a time; readers take the
 * {@link #snapshot} or {@link #find} an id at any time, without a lock.
 */
public final class RecordStore {

    /** Below this many dead rows, compaction would cost more than it frees. */
    private static final int WORTH_COMPACTING = 64;

    /** A write links so many rows when the tail has become too long: more than it adds. */
    private static final int LINKED_PER_WRITE = 2;

    private final int stride;
    private final TailLinker linker;
    private final ConcurrentHashMap<String, Place> places = new ConcurrentHashMap<>();
    private final ArrayDeque<Chunk> open = new ArrayDeque<>();
    private final AtomicLong sparseValues = new AtomicLong();
    private volatile Snapshot snapshot;
    private int writtenRows;

    public RecordStore(Metric metric, int dimension, GraphLimits limits) {
        this(metric, dimension, limits, Snapshot.EMPTY);
    }

    /**
     * Goes on from this snapshot, whose chunks are full but for the last one, and belong to nobody else. Fails with {@link
     * IllegalArgumentException} if it shows an id twice.
     */
    public RecordStore(Metric metric, int dimension, GraphLimits limits, Snapshot snapshot) {
        this.stride = Kernels.stride(dimension);
        this.linker = new TailLinker(metric, dimension, limits, snapshot);
        this.snapshot = snapshot;
        this.writtenRows = snapshot.endSlot();
        snapshot.forEachPlace(this::restore);
        if (snapshot.chunkCount() > 0) {
            open.push(snapshot.chunk(snapshot.chunkCount() - 1).chunk());
        }
    }

    public int stride() {
        return stride;
    }

    public Snapshot snapshot() {
        return snapshot;
    }

    @Nullable
    public Place find(String id) {
        return places.get(id);
    }

    /** How many values the sparse vectors of all records have. */
    public long sparseValues() {
        return sparseValues.get();
    }

    /** Makes this the record's version and returns the one before. */
    public Chunk.@Nullable Entry put(VectorRecord written) {
        var place = append(written);
        var before = places.put(written.id(), place);
        // One publication: whoever searches sees the old version or the new one, never both and never neither.
        snapshot = (before == null ? snapshot : snapshot.without(before))
                .with(place)
                .after(written.sequence());
        count(written.sparse(), before);
        tidy();
        return before == null ? null : before.entry();
    }

    /** Removes the record and returns its last version, if there was one. */
    public Chunk.@Nullable Entry remove(String id, long sequence) {
        var before = places.remove(id);
        snapshot = (before == null ? snapshot : snapshot.without(before)).after(sequence);
        count(null, before);
        tidy();
        return before == null ? null : before.entry();
    }

    /** Notes a sequence number that changed nothing. */
    public void pass(long sequence) {
        snapshot = snapshot.after(sequence);
    }

    /** Links so many rows at most; false when none is left that should be linked. */
    public boolean link(int rows) {
        if (!linker.hasBegun() && !linker.isTooLong(snapshot.endSlot())) {
            return false;
        }
        // Slots are linked in ascending order: only the last chunk may take new rows.
        int last = snapshot.chunkCount() - 1;
        open.removeIf(chunk -> chunk.number() < last);
        snapshot = linker.link(snapshot, rows);
        return unlinkedRows() > 0;
    }

    /** How many rows each search scans, dead ones too. */
    public int unlinkedRows() {
        return linker.tailRows(snapshot);
    }

    /** Whether so many rows are dead that all should be written anew: the graph can't lose a single one. */
    public boolean isWornOut() {
        return linker.hasBegun() && hasTooManyDeadRows();
    }

    private void count(@Nullable SparseVector written, @Nullable Place before) {
        sparseValues.addAndGet(
                size(written) - size(before == null ? null : before.entry().sparse()));
    }

    private static long size(@Nullable SparseVector sparse) {
        return sparse == null ? 0 : sparse.size();
    }

    private void restore(Place place) {
        if (places.put(place.entry().id(), place) != null) {
            throw new IllegalArgumentException("Two records have the same id.");
        }
        count(place.entry().sparse(), null);
    }

    private void tidy() {
        if (linker.isTooLong(unlinkedRows())) {
            link(LINKED_PER_WRITE);
        } else if (!linker.hasBegun() && hasTooManyDeadRows()) {
            compact(emptiestChunk());
        }
    }

    private boolean hasTooManyDeadRows() {
        int deadRows = writtenRows - snapshot.size();
        return deadRows >= WORTH_COMPACTING && deadRows * 4L > writtenRows;
    }

    private Place append(VectorRecord written) {
        var chunk = chunkWithRoom();
        writtenRows++;
        return new Place(chunk, chunk.append(written));
    }

    private Chunk chunkWithRoom() {
        while (!open.isEmpty() && open.peek().isFull()) {
            open.pop();
        }
        if (open.isEmpty()) {
            open.push(new Chunk(snapshot.chunkCount(), stride));
        }
        return open.element();
    }

    private ChunkView emptiestChunk() {
        var emptiest = snapshot.chunk(0);
        for (int number = 1; number < snapshot.chunkCount(); number++) {
            var view = snapshot.chunk(number);
            emptiest = view.deadRows() > emptiest.deadRows() ? view : emptiest;
        }
        return emptiest;
    }

    /** One chunk at a time, so that a write never waits for more than one. */
    private void compact(ChunkView view) {
        var rewritten = new Chunk(view.chunk().number(), stride);
        var rows = new int[Chunk.ROWS];
        int count = view.live().listInto(rows);
        for (int i = 0; i < count; i++) {
            move(view.chunk().read(rows[i], stride), rewritten);
        }
        open.remove(view.chunk());
        open.push(rewritten);
        writtenRows -= view.chunk().count() - count;
        snapshot = snapshot.rewriting(new ChunkView(rewritten, RowBits.first(count)));
    }

    private void move(VectorRecord written, Chunk target) {
        places.put(written.id(), new Place(target, target.append(written)));
    }
}
