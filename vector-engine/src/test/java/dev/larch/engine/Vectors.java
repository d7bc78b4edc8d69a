package dev.larch.engine;

import java.util.Random;

/** Vectors for tests, the same ones for the same seed. */
public final class Vectors {

    private Vectors() {}

    /** Small whole numbers: dot products and distances are exact in a float, and equal scores are common. */
    public static float[] whole(int dimension, long seed) {
        var random = new Random(seed);
        var vector = new float[dimension];
        for (int i = 0; i < dimension; i++) {
            vector[i] = random.nextInt(-2, 3);
        }
        return vector;
    }

    public static float[] gaussian(int dimension, long seed) {
        var random = new Random(seed);
        var vector = new float[dimension];
        for (int i = 0; i < dimension; i++) {
            vector[i] = (float) random.nextGaussian();
        }
        return vector;
    }
}
