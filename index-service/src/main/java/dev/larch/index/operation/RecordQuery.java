package dev.larch.index.operation;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A search for the records nearest to a vector.
 *
 * @param vector the dense vector, or null when there is none or {@code id} names the record whose vectors they are
 * @param sparse the sparse vector likewise; beside a dense one, the two scores are added
 * @param filter a condition on metadata in Pinecone's form, as plain maps, lists, strings, numbers and booleans
 */
public record RecordQuery(
        String namespace,
        int topK,
        float @Nullable [] vector,
        @Nullable SparseValues sparse,
        @Nullable String id,
        @Nullable Map<String, Object> filter,
        boolean includeValues,
        boolean includeMetadata) {

    public RecordQuery {
        vector = vector == null ? null : vector.clone();
    }

    /** A query without a sparse vector. */
    public RecordQuery(
            String namespace,
            int topK,
            float @Nullable [] vector,
            @Nullable String id,
            @Nullable Map<String, Object> filter,
            boolean includeValues,
            boolean includeMetadata) {
        this(namespace, topK, vector, null, id, filter, includeValues, includeMetadata);
    }

    @Override
    public float @Nullable [] vector() {
        return vector == null ? null : vector.clone();
    }

    @Override
    public String toString() {
        return "RecordQuery[namespace=%s, topK=%d, id=%s]".formatted(namespace, topK, id);
    }
}
