package dev.larch.engine.vector;

/** How two vectors are compared, and so what a score says. */
public enum Metric {
    /** Cosine of the angle, -1 to 1, larger is nearer; 0 when either vector is all zeros. */
    COSINE,
    /** Dot product, larger is nearer. */
    DOT_PRODUCT,
    /** Squared Euclidean distance, smaller is nearer. */
    EUCLIDEAN
}
