package dev.larch.engine.record;

import dev.larch.engine.filter.Filter;
import dev.larch.engine.filter.RowBits;
import dev.larch.engine.graph.GraphView;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** All records at one moment. Immutable: a change makes another snapshot, and a reader keeps the one that it took. */
public final class Snapshot {

    public static final Snapshot EMPTY = new Snapshot(new ChunkView[0], 0, 0, null);

    private final ChunkView[] chunks;
    private final int size;
    private final long appliedSequence;
    private final @Nullable GraphView graph;

    private Snapshot(ChunkView[] chunks, int size, long appliedSequence, @Nullable GraphView graph) {
        this.chunks = chunks;
        this.size = size;
        this.appliedSequence = appliedSequence;
        this.graph = graph;
    }

    /** Of all chunks, in the order of their numbers. */
    static Snapshot of(List<ChunkView> chunks, long appliedSequence, @Nullable GraphView graph) {
        int size = chunks.stream().mapToInt(view -> view.live().count()).sum();
        return new Snapshot(chunks.toArray(ChunkView[]::new), size, appliedSequence, graph);
    }

    public int size() {
        return size;
    }

    public long appliedSequence() {
        return appliedSequence;
    }

    public int chunkCount() {
        return chunks.length;
    }

    public ChunkView chunk(int number) {
        return chunks[number];
    }

    public void forEachChunk(Consumer<ChunkView> action) {
        for (var view : chunks) {
            action.accept(view);
        }
    }

    /** The highest sequence number of a record below this slot, 0 without any. */
    long highestSequenceBelow(int end) {
        long highest = 0;
        for (int slot = 0; slot < end; slot++) {
            highest = isLive(slot) ? Math.max(highest, entry(slot).sequence()) : highest;
        }
        return highest;
    }

    /** Counts the records that the filter lets through. */
    public int count(Filter filter) {
        int count = 0;
        for (var view : chunks) {
            count += view.matching(filter).count();
        }
        return count;
    }

    /** A row's number across all chunks. */
    public static int slot(Chunk chunk, int row) {
        return chunk.number() * Chunk.ROWS + row;
    }

    public Chunk.Entry entry(int slot) {
        return chunks[slot / Chunk.ROWS].chunk().entry(slot % Chunk.ROWS);
    }

    public boolean isLive(int slot) {
        return chunks[slot / Chunk.ROWS].live().contains(slot % Chunk.ROWS);
    }

    /** Calls for each live row. */
    public void forEachPlace(Consumer<Place> action) {
        for (var view : chunks) {
            view.live().forEach(row -> action.accept(new Place(view.chunk(), row)));
        }
    }

    /** The slot after the last one written; for the writer only. */
    public int endSlot() {
        return chunks.length == 0
                ? 0
                : slot(
                        chunks[chunks.length - 1].chunk(),
                        chunks[chunks.length - 1].chunk().count());
    }

    /** No slot is this high; for whoever doesn't write. */
    int endSlotAtMost() {
        return chunks.length * Chunk.ROWS;
    }

    /** The links between the rows below its end; none while the records are few. */
    @Nullable
    public GraphView graph() {
        return graph;
    }

    public Snapshot with(Place place) {
        var chunk = place.chunk();
        var before = chunk.number() < chunks.length ? chunks[chunk.number()] : new ChunkView(chunk, RowBits.none());
        return replacing(before.with(place.row()), size + 1);
    }

    public Snapshot without(Place place) {
        return replacing(chunks[place.chunk().number()].without(place.row()), size - 1);
    }

    /** The same records, one chunk of them written anew. */
    public Snapshot rewriting(ChunkView rewritten) {
        return replacing(rewritten, size);
    }

    /** The same records, more of them linked. */
    public Snapshot showing(GraphView linked) {
        return new Snapshot(chunks, size, appliedSequence, linked);
    }

    public Snapshot after(long sequence) {
        return new Snapshot(chunks, size, Math.max(sequence, appliedSequence), graph);
    }

    private Snapshot replacing(ChunkView view, int newSize) {
        int number = view.chunk().number();
        var changed = Arrays.copyOf(chunks, Math.max(chunks.length, number + 1));
        changed[number] = view;
        return new Snapshot(changed, newSize, appliedSequence, graph);
    }
}
