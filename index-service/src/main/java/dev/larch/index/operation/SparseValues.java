package dev.larch.index.operation;

import dev.larch.engine.vector.SparseVector;

/**
 * A sparse vector as its owner sends and gets it: the dimensions that are not zero, and their values.
 *
 * @param indices 0 to 4294967295, each once, in any order
 * @param values one for each index
 */
public record SparseValues(long[] indices, float[] values) {

    public SparseValues {
        indices = indices.clone();
        values = values.clone();
    }

    /** The same in the order of the indices. */
    public static SparseValues of(SparseVector vector) {
        var indices = new long[vector.size()];
        var values = new float[vector.size()];
        for (int position = 0; position < indices.length; position++) {
            indices[position] = vector.index(position);
            values[position] = vector.value(position);
        }
        return new SparseValues(indices, values);
    }

    @Override
    public long[] indices() {
        return indices.clone();
    }

    @Override
    public float[] values() {
        return values.clone();
    }

    @Override
    public String toString() {
        return "SparseValues[size=%d]".formatted(values.length);
    }
}
