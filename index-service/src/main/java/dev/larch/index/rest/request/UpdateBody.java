package dev.larch.index.rest.request;

import static dev.larch.kernel.ErrorCode.INVALID_ARGUMENT;

import dev.larch.index.operation.Update;
import dev.larch.index.rest.shape.SparseBody;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The body of an update, of one record or of all that a filter lets through. */
public record UpdateBody(
        @Nullable String id,
        float @Nullable [] values,
        @Nullable SparseBody sparseValues,
        @Nullable Map<String, Object> setMetadata,
        @Nullable String namespace,
        @Nullable Map<String, Object> filter,
        @Nullable Boolean dryRun) {

    /** Fails with INVALID_ARGUMENT for what does not go together. */
    public Update toUpdate() {
        if (id != null && filter == null) {
            return ofOne(id);
        }
        if (id == null && filter != null) {
            return ofMatching(filter);
        }
        throw INVALID_ARGUMENT.because("id: Send either the id of a record or a filter, and not both.");
    }

    private Update ofOne(String record) {
        if (Body.isTrue(dryRun)) {
            throw INVALID_ARGUMENT.because("dryRun: Only an update by filter can be tried.");
        }
        return new Update.One(
                Body.namespace(namespace),
                record,
                values,
                SparseBody.toValues(sparseValues, "sparseValues"),
                setMetadata);
    }

    private Update ofMatching(Map<String, Object> condition) {
        if (values != null || sparseValues != null) {
            throw INVALID_ARGUMENT.because("values: An update by filter changes metadata only.");
        }
        return new Update.Matching(Body.namespace(namespace), condition, setMetadata, Body.isTrue(dryRun));
    }
}
