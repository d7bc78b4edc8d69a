package dev.larch.engine.search;

import dev.larch.engine.filter.Filter;
import dev.larch.engine.vector.SparseVector;
import org.jspecify.annotations.Nullable;

/**
 * What to look for: the nearest {@code topK} records to a vector among those that a filter lets through. The vector is
 * dense, or sparse (the dense one is empty then), or both (the dot products are added).
 */
@SuppressWarnings("ArrayRecordComponent") // a list of boxed floats would be five times as large
public record SearchRequest(
        float[] vector,
        @Nullable SparseVector sparse,
        int topK,
        @Nullable Filter filter) {

    /** The most matches that one search returns. */
    public static final int MAX_TOP_K = 10_000;

    public SearchRequest {
        vector = vector.clone();
        if (topK < 1 || topK > MAX_TOP_K) {
            throw new IllegalArgumentException("topK is %d: it must be 1 to %d.".formatted(topK, MAX_TOP_K));
        }
    }

    /** A request for a dense vector. */
    public SearchRequest(float[] vector, int topK, @Nullable Filter filter) {
        this(vector, null, topK, filter);
    }

    /** A request for a dense vector that no filter narrows. */
    public SearchRequest(float[] vector, int topK) {
        this(vector, topK, null);
    }

    /** A request for a sparse vector. */
    public SearchRequest(SparseVector sparse, int topK, @Nullable Filter filter) {
        this(new float[0], sparse, topK, filter);
    }

    /** A copy of the dense vector. */
    @Override
    public float[] vector() {
        return vector.clone();
    }
}
