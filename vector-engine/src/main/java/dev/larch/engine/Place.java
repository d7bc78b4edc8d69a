package dev.larch.engine;

/** Where a record's present version lies. */
record Place(Chunk chunk, int row) {

    Chunk.Entry entry() {
        return chunk.entry(row);
    }
}
