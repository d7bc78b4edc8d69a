package dev.larch.engine.search;

import dev.larch.engine.filter.Filter;
import dev.larch.engine.filter.RowBits;
import dev.larch.engine.node.NodeSet;
import dev.larch.engine.record.Chunk;
import dev.larch.engine.record.Snapshot;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** The slots of a snapshot that a filter lets through. */
public final class Selection implements NodeSet {

    private final RowBits[] chunks;
    private final int count;

    private Selection(RowBits[] chunks, int count) {
        this.chunks = chunks;
        this.count = count;
    }

    /** Fails with {@link SearchCancelledException}. */
    public static Selection of(Snapshot snapshot, @Nullable Filter filter, BooleanSupplier cancelled) {
        var chunks = new RowBits[snapshot.chunkCount()];
        int count = 0;
        for (int number = 0; number < chunks.length; number++) {
            SearchCancelledException.throwIf(cancelled);
            chunks[number] = snapshot.chunk(number).matching(filter);
            count += filter == null ? 0 : chunks[number].count();
        }
        return new Selection(chunks, filter == null ? snapshot.size() : count);
    }

    public int count() {
        return count;
    }

    @Override
    public boolean contains(int slot) {
        return chunks[slot / Chunk.ROWS].contains(slot % Chunk.ROWS);
    }

    /** The rows of one chunk whose slots are not below the first one. */
    public RowBits from(int firstSlot, int chunkNumber) {
        int firstRow = firstSlot - chunkNumber * Chunk.ROWS;
        var rows = chunks[chunkNumber];
        return firstRow <= 0 ? rows : rows.copy().removeBelow(Math.min(firstRow, Chunk.ROWS));
    }

    public int countFrom(int firstSlot) {
        int counted = 0;
        for (int number = firstSlot / Chunk.ROWS; number < chunks.length; number++) {
            counted += from(firstSlot, number).count();
        }
        return counted;
    }
}
