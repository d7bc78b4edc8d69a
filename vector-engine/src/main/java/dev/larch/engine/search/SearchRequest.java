package dev.larch.engine.search;

import dev.larch.engine.filter.Filter;
import org.jspecify.annotations.Nullable;

/** What to look for: the nearest {@code topK} records to a vector among those that a filter lets through. */
@SuppressWarnings("ArrayRecordComponent") // a list of boxed floats would be five times as large
public record SearchRequest(
        float[] vector, int topK, @Nullable Filter filter) {

    /** The most matches that one search returns. */
    public static final int MAX_TOP_K = 10_000;

    public SearchRequest {
        if (topK < 1 || topK > MAX_TOP_K) {
            throw new IllegalArgumentException("topK is %d: it must be 1 to %d.".formatted(topK, MAX_TOP_K));
        }
    }

    /** A request that no filter narrows. */
    public SearchRequest(float[] vector, int topK) {
        this(vector, topK, null);
    }
}
