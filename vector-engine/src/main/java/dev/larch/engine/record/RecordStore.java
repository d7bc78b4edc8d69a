package dev.larch.engine.record;

import dev.larch.engine.filter.RowBits;
import dev.larch.engine.vector.Kernels;
import dev.larch.engine.vector.Metric;
import dev.larch.engine.vector.SparseVector;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Lock;
import org.jspecify.annotations.Nullable;

/**
 * The records of one namespace in chunks. Methods that change it are called under the writers' lock, but {@link #link} and
 * {@link #relieve} take it themselves, for moments; readers take the {@link #snapshot} or {@link #find} an id without.
 */
public final class RecordStore {

    /** Below this many dead rows, compaction would cost more than it frees. */
    private static final int WORTH_COMPACTING = 64;

    /** So many rows are taken at once to be linked: a few milliseconds, after which searches are shown them. */
    private static final int MOST_ROWS_OF_A_RUN = 16;

    private final Lock writing;
    private final int stride;
    private final TailLinker linker;
    private final ConcurrentSkipListMap<String, Place> places = new ConcurrentSkipListMap<>();
    private final ArrayDeque<Chunk> open = new ArrayDeque<>();
    private final AtomicLong sparseValues = new AtomicLong();
    private volatile Snapshot snapshot;
    private int writtenRows;

    RecordStore(Metric metric, int dimension, GraphLimits limits, Lock writing) {
        this(metric, dimension, limits, writing, Snapshot.EMPTY);
    }

    /**
     * Goes on from this snapshot, whose chunks are full but for the last one, and belong to nobody else. Fails with {@link
     * IllegalArgumentException} if it shows an id twice.
     */
    RecordStore(Metric metric, int dimension, GraphLimits limits, Lock writing, Snapshot snapshot) {
        this.writing = writing;
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
    long sparseValues() {
        return sparseValues.get();
    }

    /** The first ids in order that begin with the prefix and come after the other one; of changes meanwhile some may show. */
    List<String> list(String prefix, String after, int atMost) {
        var ids = new ArrayList<String>();
        var from = after.compareTo(prefix) < 0 ? places.tailMap(prefix, true) : places.tailMap(after, false);
        for (var id : from.keySet()) {
            if (ids.size() == atMost || !id.startsWith(prefix)) {
                break;
            }
            ids.add(id);
        }
        return ids;
    }

    /** Makes this the record's version. */
    void put(VectorRecord written) {
        var place = append(written);
        var before = places.put(written.id(), place);
        // One publication: whoever searches sees the old version or the new one, never both and never neither.
        snapshot = (before == null ? snapshot : snapshot.without(before))
                .with(place)
                .after(written.sequence());
        count(written.sparse(), before);
        tidy();
    }

    /** Removes the record, if there is one. */
    void remove(String id, long sequence) {
        var before = places.remove(id);
        snapshot = (before == null ? snapshot : snapshot.without(before)).after(sequence);
        count(null, before);
        tidy();
    }

    /** Notes a sequence number that changed nothing. */
    public void pass(long sequence) {
        snapshot = snapshot.after(sequence);
    }

    /** Links so many rows at most, while others write and link; false when none is left that should be linked. */
    boolean link(int rows) {
        for (int left = rows; left > 0; ) {
            var run = take(Math.min(left, MOST_ROWS_OF_A_RUN));
            if (run == null) {
                return false;
            }
            link(run);
            left -= Math.max(1, run.end() - run.from());
        }
        return hasRowsToTake();
    }

    /** Links so many rows if too many are not linked: whoever writes pays for it. */
    void relieve(int rows) {
        if (linker.isTooLong(snapshot.endSlotAtMost()) && isTailTooLong()) {
            link(rows);
        }
    }

    /** The highest sequence number of a row that is linked, 0 without any. */
    long linkedSequence() {
        return linker.linkedSequence();
    }

    /** How many rows each search scans, dead ones too. */
    public int unlinkedRows() {
        return linker.tailRows(snapshot);
    }

    /** Whether so many rows are dead that all should be written anew: the graph can't lose a single one. */
    public boolean isWornOut() {
        return linker.hasBegun() && hasTooManyDeadRows();
    }

    /** Whether more rows are dead than alive, so that changes alone would fill the memory. */
    boolean isMostlyDead() {
        return isWornOut() && deadRows() > snapshot.size();
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
        if (!linker.hasBegun() && !linker.isTooLong(snapshot.endSlot()) && hasTooManyDeadRows()) {
            compact(emptiestChunk());
        }
    }

    private @Nullable LinkRun take(int atMost) {
        writing.lock();
        try {
            if (!linker.hasBegun() && !linker.isTooLong(snapshot.endSlot())) {
                return null;
            }
            // Slots are linked in ascending order: only the last chunk may take new rows.
            int last = snapshot.chunkCount() - 1;
            open.removeIf(chunk -> chunk.number() < last);
            return linker.take(snapshot, atMost);
        } finally {
            writing.unlock();
        }
    }

    private void link(LinkRun run) {
        boolean linked = false;
        try {
            linker.link(run, this::snapshot);
            linked = true;
        } finally {
            writing.lock();
            try {
                if (linked) {
                    snapshot = linker.handIn(run, snapshot);
                } else {
                    linker.giveBack(run);
                }
            } finally {
                writing.unlock();
            }
        }
    }

    private boolean hasRowsToTake() {
        writing.lock();
        try {
            return linker.rowsToTake(snapshot) > 0;
        } finally {
            writing.unlock();
        }
    }

    private boolean isTailTooLong() {
        writing.lock();
        try {
            return linker.isTooLong(linker.rowsToTake(snapshot));
        } finally {
            writing.unlock();
        }
    }

    private boolean hasTooManyDeadRows() {
        return deadRows() >= WORTH_COMPACTING && deadRows() * 4L > writtenRows;
    }

    private int deadRows() {
        return writtenRows - snapshot.size();
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
