package dev.larch.engine.record;

/** Where a record's present version lies. */
public record Place(Chunk chunk, int row) {

    public Chunk.Entry entry() {
        return chunk.entry(row);
    }
}
