package dev.larch.engine.node;

/** A node and its score in one {@code long} that sorts by score, then by node. */
public final class Candidate {

    private Candidate() {}

    public static long of(float score, int node) {
        return ((long) sortable(score) << 32) | node;
    }

    public static float score(long candidate) {
        int bits = (int) (candidate >> 32);
        return Float.intBitsToFloat(bits ^ ((bits >> 31) & 0x7fffffff));
    }

    public static int node(long candidate) {
        return (int) candidate;
    }

    /** Compares the scores alone. */
    public static int compareScores(long left, long right) {
        return Integer.compare((int) (left >> 32), (int) (right >> 32));
    }

    /** Finite, so that an overflow has a rank and can be written as JSON; and one zero, so that zeros are equal. */
    private static int sortable(float score) {
        float finite = score >= -Float.MAX_VALUE ? Math.min(score, Float.MAX_VALUE) : -Float.MAX_VALUE;
        int bits = Float.floatToIntBits(finite + 0.0f);
        return bits ^ ((bits >> 31) & 0x7fffffff);
    }
}
