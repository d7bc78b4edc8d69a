package dev.larch.engine.vector;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A vector of which only a few values are told, each with its index, 0 to 4,294,967,295; all others are 0. Immutable, and
 * kept in the order of the indices.
 */
public final class SparseVector {

    /** The most values that a sparse vector tells. */
    public static final int MAX_VALUES = 2048;

    private static final long LARGEST_INDEX = 0xffff_ffffL;

    private final int[] indices;
    private final float[] values;

    private SparseVector(int[] indices, float[] values) {
        this.indices = indices;
        this.values = values;
    }

    /** The indices come in any order, each once, each with the value at the same position. Fails with {@link InvalidVectorException}. */
    public static SparseVector of(long[] indices, float[] values) {
        checkLengths(indices.length, values.length);
        var order = new long[indices.length];
        for (int position = 0; position < order.length; position++) {
            checkIndex(position, indices[position]);
            checkValue(position, values[position]);
            order[position] = indices[position] * MAX_VALUES + position;
        }
        Arrays.sort(order);
        return inOrder(order, values);
    }

    /** How many values are told, zeros among them too. */
    public int size() {
        return values.length;
    }

    /** The index at this position, lowest first. */
    public long index(int position) {
        return Integer.toUnsignedLong(indices[position]);
    }

    public float value(int position) {
        return values[position];
    }

    /** Summed with the lowest index first; one rounding of 2^-53 a term, so cancelled terms leave no trace in a float. */
    public double dot(SparseVector other) {
        double sum = 0;
        int i = 0;
        int j = 0;
        while (i < indices.length && j < other.indices.length) {
            int order = Integer.compareUnsigned(indices[i], other.indices[j]);
            if (order == 0) {
                sum += (double) values[i++] * other.values[j++];
            } else if (order < 0) {
                i++;
            } else {
                j++;
            }
        }
        return sum;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof SparseVector that
                && Arrays.equals(indices, that.indices)
                && Arrays.equals(values, that.values);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(indices) + Arrays.hashCode(values);
    }

    /** Without the values: they are the caller's secret. */
    @Override
    public String toString() {
        return "SparseVector[size=%d]".formatted(values.length);
    }

    private static SparseVector inOrder(long[] order, float[] values) {
        var sortedIndices = new int[order.length];
        var sortedValues = new float[order.length];
        for (int i = 0; i < order.length; i++) {
            long index = order[i] / MAX_VALUES;
            if (i > 0 && order[i - 1] / MAX_VALUES == index) {
                throw twice(index, order[i - 1] % MAX_VALUES, order[i] % MAX_VALUES);
            }
            sortedIndices[i] = (int) index;
            sortedValues[i] = values[(int) (order[i] % MAX_VALUES)];
        }
        return new SparseVector(sortedIndices, sortedValues);
    }

    private static void checkLengths(int indices, int values) {
        if (indices != values) {
            throw new InvalidVectorException(
                    "The sparse vector has %d indices and %d values: each value needs its index."
                            .formatted(indices, values));
        }
        if (values == 0) {
            throw new InvalidVectorException("Sparse vector must contain at least one value.");
        }
        if (values > MAX_VALUES) {
            throw new InvalidVectorException(
                    "The sparse vector has %d values: it may have %d.".formatted(values, MAX_VALUES));
        }
    }

    private static void checkIndex(int position, long index) {
        if (index < 0 || index > LARGEST_INDEX) {
            throw new InvalidVectorException("The sparse vector's index at position %d is %d: it must be 0 to %d."
                    .formatted(position, index, LARGEST_INDEX));
        }
    }

    private static void checkValue(int position, float value) {
        if (!Float.isFinite(value)) {
            throw new InvalidVectorException(
                    "The sparse vector's value at position %d is %s: it must be a finite number."
                            .formatted(position, value));
        }
    }

    private static InvalidVectorException twice(long index, long first, long second) {
        return new InvalidVectorException(
                "The sparse vector's index at position %d is %d, as at position %d: each index may be there once."
                        .formatted(second, index, first));
    }
}
