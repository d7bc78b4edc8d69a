package dev.larch.engine;

import dev.larch.engine.vector.SparseVector;
import java.util.Random;

/** Sparse vectors for tests, the same ones for the same seed. */
public final class SparseVectors {

    private static final long LARGEST_INDEX = 0xffff_ffffL;

    private SparseVectors() {}

    /** Up to eight of twenty terms, the largest index among them, with small whole weights: zero and negative ones too. */
    public static SparseVector whole(long seed) {
        var random = new Random(seed);
        return of(random, 1 + random.nextInt(8), 20, () -> random.nextInt(-2, 3));
    }

    /** So many of so many terms, the first ones the most common, with weights around zero. */
    public static SparseVector gaussian(long seed, int size, int terms) {
        var random = new Random(seed);
        return of(random, size, terms, () -> (float) random.nextGaussian());
    }

    private static SparseVector of(Random random, int size, int terms, Weights weights) {
        var indices = random.doubles()
                .mapToLong(share -> (long) (share * share * terms))
                .distinct()
                .limit(size)
                .map(term -> term % 2 == 0 ? term : LARGEST_INDEX - term)
                .toArray();
        var values = new float[indices.length];
        for (int position = 0; position < values.length; position++) {
            values[position] = weights.next();
        }
        return SparseVector.of(indices, values);
    }

    private interface Weights {
        float next();
    }
}
