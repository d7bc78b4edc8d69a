package dev.larch.index.operation;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A record as its owner sees it: an id, its vectors and what is said about it.
 *
 * @param values the dense vector; empty where a caller didn't ask for it, and in an index of sparse vectors
 * @param metadata strings, numbers, booleans and lists of strings by field; null when there is none
 */
public record VectorRecord(
        String id,
        float[] values,
        @Nullable SparseValues sparse,
        @Nullable Map<String, Object> metadata) {

    public VectorRecord {
        values = values.clone();
        // Not Map.copyOf: what comes from a caller may hold null, and the rules name the field then.
        metadata = metadata == null ? null : Collections.unmodifiableMap(new LinkedHashMap<>(metadata));
    }

    /** A record without a sparse vector. */
    public VectorRecord(String id, float[] values, @Nullable Map<String, Object> metadata) {
        this(id, values, null, metadata);
    }

    @Override
    public float[] values() {
        return values.clone();
    }

    @Override
    public String toString() {
        return "VectorRecord[id=%s, dimension=%d]".formatted(id, values.length);
    }
}
