package dev.larch.index.crypto;

import dev.larch.engine.filter.Metadata;
import dev.larch.engine.vector.SparseVector;
import org.jspecify.annotations.Nullable;

/**
 * What is secret of a record: its vectors and its metadata. The array is shared and never changed.
 *
 * @param values the dense vector; empty in an index of sparse vectors
 */
public record Payload(float[] values, @Nullable SparseVector sparse, Metadata metadata) {

    /** A payload without a sparse vector. */
    public Payload(float[] values, Metadata metadata) {
        this(values, null, metadata);
    }

    @Override
    public String toString() {
        return "Payload[dimension=%d]".formatted(values.length);
    }
}
