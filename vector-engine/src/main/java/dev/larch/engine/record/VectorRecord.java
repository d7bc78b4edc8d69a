package dev.larch.engine.record;

import dev.larch.engine.filter.Metadata;
import dev.larch.engine.vector.SparseVector;
import org.jspecify.annotations.Nullable;

/** One version of one record; the vector's array is the holder's own copy, empty where only sparse vectors are kept. */
@SuppressWarnings("ArrayRecordComponent") // a list of boxed floats would be five times as large
public record VectorRecord(
        String id, float[] vector, @Nullable SparseVector sparse, Metadata metadata, long sequence) {

    /** A record without a sparse vector. */
    public VectorRecord(String id, float[] vector, Metadata metadata, long sequence) {
        this(id, vector, null, metadata, sequence);
    }
}
