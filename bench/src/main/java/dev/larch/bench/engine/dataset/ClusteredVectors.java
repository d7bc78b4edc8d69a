package dev.larch.bench.engine.dataset;

import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Made vectors: normal noise around centres that are as far apart as the noise is wide. */
public final class ClusteredVectors {

    private static final int ROWS_PER_CLUSTER = 100;

    private ClusteredVectors() {}

    /** So many rows of the length 1, the same in every run. */
    public static Vectors generate(int rows, int dimension) {
        int clusters = Math.max(1, rows / ROWS_PER_CLUSTER);
        var values = new float[rows * dimension];
        IntStream.range(0, rows).parallel().forEach(row -> {
            var center = new SplittableRandom(-1 - row % clusters);
            var noise = new SplittableRandom(row);
            for (int i = row * dimension; i < (row + 1) * dimension; i++) {
                values[i] = (float) (center.nextGaussian() + noise.nextGaussian());
            }
        });
        return new Vectors(dimension, values).normalize();
    }
}
