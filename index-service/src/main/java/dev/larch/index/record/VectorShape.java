package dev.larch.index.record;

import static dev.larch.kernel.ErrorCode.INVALID_ARGUMENT;

import dev.larch.engine.vector.InvalidVectorException;
import dev.larch.engine.vector.SparseVector;
import dev.larch.index.catalog.IndexDefinition;
import dev.larch.index.catalog.Metric;
import dev.larch.index.catalog.VectorType;
import dev.larch.index.operation.SparseValues;
import org.jspecify.annotations.Nullable;

/** Which vectors an index takes. Every method fails with INVALID_ARGUMENT, naming the field. */
record VectorShape(VectorType type, int dimension, Metric metric) {

    static VectorShape of(IndexDefinition index) {
        return new VectorShape(index.vectorType(), index.dimension(), index.metric());
    }

    boolean isSparse() {
        return type == VectorType.SPARSE;
    }

    /** The dense vector of a record to be stored; empty in a sparse index. */
    float[] stored(String field, float[] values) {
        return isSparse() ? none(field, values) : RecordRules.values(field, values, dimension);
    }

    /** The dense vector to search with; empty in a sparse index. */
    float[] searched(String field, float[] values) {
        return isSparse() ? none(field, values) : RecordRules.queryVector(field, values, dimension);
    }

    /** The sparse vector, if one is given. A sparse index needs one. */
    @Nullable
    SparseVector sparse(String field, @Nullable SparseValues given) {
        if (given == null) {
            if (isSparse()) {
                throw RecordRules.invalid(field, "a sparse index needs sparse values.");
            }
            return null;
        }
        if (metric != Metric.DOTPRODUCT) {
            // In Pinecone's words: there are clients that look for them and search again without sparse values.
            throw INVALID_ARGUMENT.because("Index configuration does not support sparse values - only indexes that are"
                    + " sparse or using dotproduct are supported");
        }
        try {
            return SparseVector.of(given.indices(), given.values());
        } catch (InvalidVectorException e) {
            throw RecordRules.invalid(field, e.getMessage());
        }
    }

    private static float[] none(String field, float[] values) {
        if (values.length > 0) {
            throw RecordRules.invalid(field, "a sparse index takes sparse values only.");
        }
        return values;
    }
}
