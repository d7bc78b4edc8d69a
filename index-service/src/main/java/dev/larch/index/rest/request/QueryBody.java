package dev.larch.index.rest.request;

import static dev.larch.kernel.ErrorCode.INVALID_ARGUMENT;

import dev.larch.index.operation.RecordQuery;
import dev.larch.index.rest.shape.SparseBody;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The body of a query. */
public record QueryBody(
        @Nullable String namespace,
        @Nullable Integer topK,
        @Nullable Map<String, Object> filter,
        @Nullable Boolean includeValues,
        @Nullable Boolean includeMetadata,
        float @Nullable [] vector,
        @Nullable String id,
        @Nullable SparseBody sparseVector) {

    /** Fails with INVALID_ARGUMENT when there is no topK, or half of a sparse vector. */
    public RecordQuery toQuery() {
        if (topK == null) {
            throw INVALID_ARGUMENT.because("topK: Say how many records you want, 1 to 10000.");
        }
        return new RecordQuery(
                Body.namespace(namespace),
                topK,
                vector,
                SparseBody.toValues(sparseVector, "sparseVector"),
                id,
                filter,
                Body.isTrue(includeValues),
                Body.isTrue(includeMetadata));
    }
}
