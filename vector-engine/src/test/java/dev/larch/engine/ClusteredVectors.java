package dev.larch.engine;

import java.util.Random;

/** Vectors around a hundred centres, the same ones for the same number: nearer to real ones than plain noise. */
final class ClusteredVectors {

    static final int CLUSTERS = 100;

    private final int dimension;

    ClusteredVectors(int dimension) {
        this.dimension = dimension;
    }

    float[] get(long number) {
        var random = new Random(number * 31 + 7);
        var vector = Vectors.gaussian(dimension, 1_000_000 + cluster(number));
        for (int i = 0; i < dimension; i++) {
            vector[i] += (float) random.nextGaussian();
        }
        return vector;
    }

    static int cluster(long number) {
        return (int) Math.floorMod(number * 7919, (long) CLUSTERS);
    }
}
