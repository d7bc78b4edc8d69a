package dev.larch.engine;

import dev.larch.engine.filter.RowBits;
import java.util.ArrayDeque;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The records of one namespace in chunks. Methods that change it are called by one thread at a time; readers take the
 * {@link #snapshot} or {@link #find} an id at any time, without a lock.
 */
final class RecordStore {

    /** Below this many dead rows, compaction would cost more than it frees. */
    private static final int WORTH_COMPACTING = 64;

    private final int stride;
    private final ConcurrentHashMap<String, Place> places = new ConcurrentHashMap<>();
    private final ArrayDeque<Chunk> open = new ArrayDeque<>();
    private volatile Snapshot snapshot = Snapshot.EMPTY;
    private int writtenRows;

    RecordStore(int dimension) {
        this.stride = Kernels.stride(dimension);
    }

    Snapshot snapshot() {
        return snapshot;
    }

    @Nullable
    Place find(String id) {
        return places.get(id);
    }

    /** Makes this the record's version and returns the one before. */
    Chunk.@Nullable Entry put(VectorRecord written) {
        var place = append(written);
        var before = places.put(written.id(), place);
        // One publication: whoever searches sees the old version or the new one, never both and never neither.
        snapshot = (before == null ? snapshot : snapshot.without(before))
                .with(place)
                .after(written.sequence());
        compactIfWorthwhile();
        return before == null ? null : before.entry();
    }

    /** Removes the record and returns its last version, if there was one. */
    Chunk.@Nullable Entry remove(String id, long sequence) {
        var before = places.remove(id);
        snapshot = (before == null ? snapshot : snapshot.without(before)).after(sequence);
        compactIfWorthwhile();
        return before == null ? null : before.entry();
    }

    /** Notes a sequence number that changed nothing. */
    void pass(long sequence) {
        snapshot = snapshot.after(sequence);
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

    /** Keeps dead rows under a quarter, one chunk at a time, so that a write never waits for more than one. */
    private void compactIfWorthwhile() {
        int deadRows = writtenRows - snapshot.size();
        if (deadRows >= WORTH_COMPACTING && deadRows * 4L > writtenRows) {
            compact(emptiestChunk());
        }
    }

    private ChunkView emptiestChunk() {
        var emptiest = snapshot.chunk(0);
        for (int number = 1; number < snapshot.chunkCount(); number++) {
            var view = snapshot.chunk(number);
            emptiest = view.deadRows() > emptiest.deadRows() ? view : emptiest;
        }
        return emptiest;
    }

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
