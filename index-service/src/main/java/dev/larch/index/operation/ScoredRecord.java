package dev.larch.index.operation;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A record that a query found.
 *
 * @param score larger is nearer; with the Euclidean metric the squared distance, smaller is nearer
 * @param values the dense vector; null unless asked for
 * @param sparse the sparse vector; null unless asked for, or when there is none
 * @param metadata null unless asked for, or when there is none
 */
public record ScoredRecord(
        String id,
        float score,
        float @Nullable [] values,
        @Nullable SparseValues sparse,
        @Nullable Map<String, Object> metadata) {

    public ScoredRecord {
        values = values == null ? null : values.clone();
        metadata = metadata == null ? null : Map.copyOf(metadata);
    }

    @Override
    public float @Nullable [] values() {
        return values == null ? null : values.clone();
    }

    @Override
    public String toString() {
        return "ScoredRecord[id=%s, score=%s]".formatted(id, score);
    }
}
