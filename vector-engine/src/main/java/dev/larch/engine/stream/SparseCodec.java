package dev.larch.engine.stream;

import dev.larch.engine.vector.SparseVector;
import java.io.IOException;

/** Sparse vectors as bytes. */
final class SparseCodec {

    private SparseCodec() {}

    static void write(SparseVector sparse, BlockOutput out) throws IOException {
        out.writeInt(sparse.size());
        for (int position = 0; position < sparse.size(); position++) {
            out.writeInt((int) sparse.index(position));
            out.writeInt(Float.floatToRawIntBits(sparse.value(position)));
        }
    }

    /** Fails with {@link IllegalArgumentException}, too. */
    static SparseVector read(BlockInput in) throws IOException {
        int size = in.readCount();
        if (size > SparseVector.MAX_VALUES) {
            throw new CorruptSnapshotException("A sparse vector has too many values.");
        }
        var indices = new long[size];
        var values = new float[size];
        for (int position = 0; position < size; position++) {
            indices[position] = Integer.toUnsignedLong(in.readInt());
            values[position] = Float.intBitsToFloat(in.readInt());
        }
        return SparseVector.of(indices, values);
    }
}
