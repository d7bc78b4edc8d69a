package dev.larch.engine.vector;

import static jdk.incubator.vector.VectorOperators.ADD;

import jdk.incubator.vector.FloatVector;

/**
 * Four rows anywhere in memory, scored together: each is a wait for memory, and four wait together. Sums round as those
 * of scattered rows in {@link Kernels} do.
 */
public final class FourRows {

    public static final int COUNT = Kernels.ROWS_AT_A_TIME;

    public final float[] scores = new float[COUNT];

    private final float[][] vectors = new float[COUNT][];
    private final int[] offsets = new int[COUNT];

    public void place(int position, float[] rows, int offset) {
        vectors[position] = rows;
        offsets[position] = offset;
    }

    public void dotProduct(float[] query) {
        var a = vectors[0];
        var b = vectors[1];
        var c = vectors[2];
        var d = vectors[3];
        int offsetA = offsets[0];
        int offsetB = offsets[1];
        int offsetC = offsets[2];
        int offsetD = offsets[3];
        var sumA = FloatVector.zero(Kernels.SPECIES);
        var sumB = sumA;
        var sumC = sumA;
        var sumD = sumA;
        for (int j = 0; j < query.length; j += Kernels.LANES) {
            var q = Kernels.at(query, j);
            sumA = Kernels.at(a, offsetA + j).fma(q, sumA);
            sumB = Kernels.at(b, offsetB + j).fma(q, sumB);
            sumC = Kernels.at(c, offsetC + j).fma(q, sumC);
            sumD = Kernels.at(d, offsetD + j).fma(q, sumD);
        }
        scores[0] = sumA.reduceLanes(ADD);
        scores[1] = sumB.reduceLanes(ADD);
        scores[2] = sumC.reduceLanes(ADD);
        scores[3] = sumD.reduceLanes(ADD);
    }

    public void negatedSquaredDistance(float[] query) {
        var sumA = FloatVector.zero(Kernels.SPECIES);
        var sumB = sumA;
        var sumC = sumA;
        var sumD = sumA;
        for (int j = 0; j < query.length; j += Kernels.LANES) {
            var q = Kernels.at(query, j);
            var differenceA = Kernels.at(vectors[0], offsets[0] + j).sub(q);
            var differenceB = Kernels.at(vectors[1], offsets[1] + j).sub(q);
            var differenceC = Kernels.at(vectors[2], offsets[2] + j).sub(q);
            var differenceD = Kernels.at(vectors[3], offsets[3] + j).sub(q);
            sumA = differenceA.fma(differenceA, sumA);
            sumB = differenceB.fma(differenceB, sumB);
            sumC = differenceC.fma(differenceC, sumC);
            sumD = differenceD.fma(differenceD, sumD);
        }
        scores[0] = -sumA.reduceLanes(ADD);
        scores[1] = -sumB.reduceLanes(ADD);
        scores[2] = -sumC.reduceLanes(ADD);
        scores[3] = -sumD.reduceLanes(ADD);
    }
}
