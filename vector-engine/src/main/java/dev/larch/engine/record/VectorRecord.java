package dev.larch.engine.record;

import dev.larch.engine.filter.Metadata;
import dev.larch.engine.vector.SparseVector;
import org.jspecify.annotations.Nullable;

/** One version of one record; the vector's array is the holder's own copy, empty where only sparse vectors are kept. */
@SuppressWarnings("ArrayRecordComponent") // a list of boxed floats would be five times as large
public record VectorRecord(
        String id, float[] vector, @Nullable SparseVector sparse, Metadata metadata, long sequence) {

    /** The most characters that an id has. */
    public static final int MAX_ID_LENGTH = 512;

    public VectorRecord {
        if (id.isEmpty() || id.length() > MAX_ID_LENGTH) {
            throw new IllegalArgumentException(
                    "The id has %d characters: it must have 1 to %d.".formatted(id.length(), MAX_ID_LENGTH));
        }
    }

    /** A record without a sparse vector. */
    public VectorRecord(String id, float[] vector, Metadata metadata, long sequence) {
        this(id, vector, null, metadata, sequence);
    }
}
