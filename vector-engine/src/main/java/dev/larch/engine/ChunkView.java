package dev.larch.engine;

import dev.larch.engine.filter.Filter;
import dev.larch.engine.filter.RowBits;
import org.jspecify.annotations.Nullable;

/** A chunk as one snapshot shows it: the rows that are alive there, and no others. */
record ChunkView(Chunk chunk, RowBits live) {

    /** The live rows that the filter lets through; all live rows without one. */
    RowBits matching(@Nullable Filter filter) {
        return filter == null ? live : filter.matching(chunk.columns()).and(live);
    }

    ChunkView with(int row) {
        return new ChunkView(chunk, live.copy().add(row));
    }

    ChunkView without(int row) {
        return new ChunkView(chunk, live.copy().remove(row));
    }

    /** For the writer only. */
    int deadRows() {
        return chunk.count() - live.count();
    }
}
