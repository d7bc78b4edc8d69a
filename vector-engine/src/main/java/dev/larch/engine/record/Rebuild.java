package dev.larch.engine.record;

/** The copying of all live rows into a successor, while changes go on. */
public final class Rebuild {

    private final RecordStore source;
    private final RecordStore successor;
    private final int stride;
    private int nextSlot;

    public Rebuild(RecordStore source, RecordStore successor) {
        this.source = source;
        this.successor = successor;
        this.stride = source.stride();
    }

    public RecordStore successor() {
        return successor;
    }

    /** Follows a change of a row that was copied; another one is still to be met at its new place. */
    public void put(VectorRecord written) {
        if (successor.find(written.id()) != null) {
            successor.put(written);
        }
    }

    public void remove(String id, long sequence) {
        if (successor.find(id) != null) {
            successor.remove(id, sequence);
        }
    }

    /** Copies so many rows at most, and tells whether all are copied. */
    public boolean proceed(int atMost) {
        var snapshot = source.snapshot();
        int end = snapshot.endSlot();
        for (int copied = 0; copied < atMost && nextSlot < end; nextSlot++) {
            if (snapshot.isLive(nextSlot)
                    && successor.find(snapshot.entry(nextSlot).id()) == null) {
                var chunk = snapshot.chunk(nextSlot / Chunk.ROWS).chunk();
                successor.put(chunk.read(nextSlot % Chunk.ROWS, stride));
                copied++;
            }
        }
        successor.pass(snapshot.appliedSequence());
        return nextSlot == end;
    }
}
