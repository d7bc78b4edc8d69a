package dev.larch.engine.stream;

import dev.larch.engine.record.Chunk;
import dev.larch.engine.record.RowRestorer;
import dev.larch.engine.record.Snapshot;
import dev.larch.engine.record.VectorRecord;
import dev.larch.engine.vector.Kernels;
import dev.larch.engine.vector.SparseVector;
import dev.larch.engine.vector.VectorRules;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Rows as bytes. Those below the end of the graph keep their numbers; of the others the live ones follow without gaps. */
final class RowCodec {

    /** There is nothing but a vector: searches walk over it. */
    private static final byte DEAD = 0;

    private static final byte LIVE = 1;

    /** As above, and there is a sparse vector, too. */
    private static final byte LIVE_WITH_SPARSE = 2;

    private final VectorRules rules;
    private final int graphEnd;
    private final float[] vector;

    RowCodec(VectorRules rules, int graphEnd) {
        this.rules = rules;
        this.graphEnd = graphEnd;
        this.vector = new float[rules.dimension()];
    }

    int count(Snapshot snapshot) {
        int count = 0;
        for (int slot = 0; slot < endSlot(snapshot); slot++) {
            count += isKept(slot, snapshot) ? 1 : 0;
        }
        return count;
    }

    void write(Snapshot snapshot, BlockOutput out) throws IOException {
        for (int slot = 0; slot < endSlot(snapshot); slot++) {
            if (isKept(slot, snapshot)) {
                write(slot, snapshot, out);
            }
        }
    }

    /** Fails with {@link IllegalArgumentException}, too. */
    void read(int rows, BlockInput in, RowRestorer restorer) throws IOException {
        for (int slot = 0; slot < rows; slot++) {
            byte kind = in.readByte();
            in.readFloats(vector);
            switch (kind) {
                case LIVE -> restorer.add(readLive(in, null));
                case LIVE_WITH_SPARSE -> restorer.add(readLive(in, SparseCodec.read(in)));
                case DEAD -> readDead(slot, restorer);
                default -> throw new CorruptSnapshotException("A row is of no known kind.");
            }
        }
    }

    private static int endSlot(Snapshot snapshot) {
        return snapshot.chunkCount() * Chunk.ROWS;
    }

    private boolean isKept(int slot, Snapshot snapshot) {
        return slot < graphEnd || snapshot.isLive(slot);
    }

    private void write(int slot, Snapshot snapshot, BlockOutput out) throws IOException {
        if (!snapshot.isLive(slot)) {
            out.writeByte(DEAD);
            writeVector(slot, snapshot, out);
            return;
        }
        var entry = snapshot.entry(slot);
        out.writeByte(entry.sparse() == null ? LIVE : LIVE_WITH_SPARSE);
        writeVector(slot, snapshot, out);
        if (entry.sparse() != null) {
            SparseCodec.write(entry.sparse(), out);
        }
        out.writeLong(entry.sequence());
        out.writeText(entry.id());
        MetadataCodec.write(entry.metadata(), out);
    }

    private void writeVector(int slot, Snapshot snapshot, BlockOutput out) throws IOException {
        var vectors = snapshot.chunk(slot / Chunk.ROWS).chunk().vectors();
        int offset = Kernels.offset(slot % Chunk.ROWS, Kernels.stride(vector.length));
        if (offset < vectors.length) {
            out.writeFloats(vectors, offset, vector.length);
        } else {
            // A chunk that was compacted before there was a graph ends early: nothing was ever there.
            out.writeFloats(new float[vector.length], 0, vector.length);
        }
    }

    private VectorRecord readLive(BlockInput in, @Nullable SparseVector sparse) throws IOException {
        rules.check(vector, sparse);
        long sequence = in.readLong();
        return new VectorRecord(in.readText(), vector, sparse, MetadataCodec.read(in), sequence);
    }

    private void readDead(int slot, RowRestorer restorer) throws CorruptSnapshotException {
        if (slot >= graphEnd) {
            throw new CorruptSnapshotException("A dead row is not in the graph.");
        }
        rules.check(vector, null);
        restorer.addDead(vector);
    }
}
