package dev.larch.engine.record;

import dev.larch.engine.filter.Filter;
import dev.larch.engine.filter.RowBits;
import org.jspecify.annotations.Nullable;

/** A chunk as one snapshot shows it: the rows that are alive there, and no others. */
public record ChunkView(Chunk chunk, RowBits live) {

    /** The live rows that the filter lets through; all live rows without one. */
    public RowBits matching(@Nullable Filter filter) {
        return filter == null ? live : filter.matching(chunk.columns()).and(live);
    }

    public ChunkView with(int row) {
        return new ChunkView(chunk, live.copy().add(row));
    }

    public ChunkView without(int row) {
        return new ChunkView(chunk, live.copy().remove(row));
    }

    /** For the writer only. */
    public int deadRows() {
        return chunk.count() - live.count();
    }
}
