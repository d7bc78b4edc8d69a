package dev.larch.engine.stream;

import dev.larch.engine.vector.Metric;

/** Metrics as numbers that never change. */
final class MetricCode {

    private static final byte COSINE = 1;
    private static final byte DOT_PRODUCT = 2;
    private static final byte EUCLIDEAN = 3;

    private MetricCode() {}

    static byte of(Metric metric) {
        return switch (metric) {
            case COSINE -> COSINE;
            case DOT_PRODUCT -> DOT_PRODUCT;
            case EUCLIDEAN -> EUCLIDEAN;
        };
    }

    static Metric metric(byte code) throws CorruptSnapshotException {
        return switch (code) {
            case COSINE -> Metric.COSINE;
            case DOT_PRODUCT -> Metric.DOT_PRODUCT;
            case EUCLIDEAN -> Metric.EUCLIDEAN;
            default -> throw new CorruptSnapshotException("The metric is not known.");
        };
    }
}
