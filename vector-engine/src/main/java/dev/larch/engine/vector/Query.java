package dev.larch.engine.vector;

import java.util.Arrays;

/** A vector made ready to be compared: padded as rows are, and of length one where angles count. */
public final class Query {

    private final Metric metric;
    private final float[] values;

    public Query(Metric metric, float[] vector) {
        this.metric = metric;
        this.values = Arrays.copyOf(vector, Kernels.stride(vector.length));
        if (metric == Metric.COSINE) {
            scale(Kernels.inverseLength(vector));
        }
    }

    /** A query of zeros, to be replaced by {@link #take}. */
    public static Query blank(Metric metric, int stride) {
        return new Query(metric, new float[stride]);
    }

    /** Looks for this row from now on. */
    public void take(float[] rows, int offset, float inverseLength) {
        float factor = metric == Metric.COSINE ? inverseLength : 1;
        for (int j = 0; j < values.length; j += Kernels.LANES) {
            Kernels.at(rows, offset + j).mul(factor).intoArray(values, j);
        }
    }

    public Metric metric() {
        return metric;
    }

    /** The query's own array: not to be changed. */
    public float[] values() {
        return values;
    }

    private void scale(float factor) {
        for (int i = 0; i < values.length; i++) {
            values[i] *= factor;
        }
    }
}
