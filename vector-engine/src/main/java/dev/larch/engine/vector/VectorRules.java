package dev.larch.engine.vector;

import org.jspecify.annotations.Nullable;

/** Which vectors an index takes: dense ones of its dimension, perhaps with sparse ones beside them, or sparse ones alone. */
public record VectorRules(int dimension, Metric metric) {

    /** The most values that a dense vector has. */
    public static final int MAX_DIMENSION = 20_000;

    /** Fails with {@link IllegalArgumentException} unless the dimension is 1 to {@link #MAX_DIMENSION}. */
    public static VectorRules dense(int dimension, Metric metric) {
        if (dimension < 1 || dimension > MAX_DIMENSION) {
            throw new IllegalArgumentException(
                    "The dimension is %d: it must be 1 to %d.".formatted(dimension, MAX_DIMENSION));
        }
        return new VectorRules(dimension, metric);
    }

    public static VectorRules sparse() {
        return new VectorRules(0, Metric.DOT_PRODUCT);
    }

    public boolean isSparse() {
        return dimension == 0;
    }

    /** The vector of a record or of a request. Fails with {@link InvalidVectorException}. */
    public void check(float[] vector, @Nullable SparseVector sparse) {
        if (isSparse()) {
            checkSparseAlone(vector, sparse);
        } else {
            checkDense(vector);
            checkSparseBeside(sparse);
        }
    }

    private static void checkSparseAlone(float[] vector, @Nullable SparseVector sparse) {
        if (vector.length > 0) {
            throw new InvalidVectorException(
                    "The vector has %d dense values: this index takes sparse values only.".formatted(vector.length));
        }
        if (sparse == null) {
            throw new InvalidVectorException("The vector has no sparse values: this index takes sparse values only.");
        }
    }

    private void checkSparseBeside(@Nullable SparseVector sparse) {
        if (sparse != null && metric != Metric.DOT_PRODUCT) {
            // In Pinecone's words: there are clients that look for them and search again without sparse values.
            throw new InvalidVectorException(
                    "Index configuration does not support sparse values - only indexes that are"
                            + " sparse or using dotproduct are supported");
        }
    }

    private void checkDense(float[] vector) {
        if (vector.length != dimension) {
            throw new InvalidVectorException("The vector has %d values: this index takes vectors of dimension %d."
                    .formatted(vector.length, dimension));
        }
        for (int position = 0; position < vector.length; position++) {
            if (!Float.isFinite(vector[position])) {
                throw new InvalidVectorException("The vector's value at position %d is %s: it must be a finite number."
                        .formatted(position, vector[position]));
            }
        }
    }
}
