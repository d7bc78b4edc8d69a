package dev.larch.engine.vector;

import static jdk.incubator.vector.VectorOperators.ADD;
import static jdk.incubator.vector.VectorOperators.LT;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The arithmetic of scores, larger is nearer. Rows and query are padded with zeros to a multiple of {@link #PADDING}, so
 * there is no tail.
 *
 * <p>A whole chunk is read row by row, dead rows too: the processor reads ahead by itself, and the compiler checks bounds
 * once. Scattered rows are read four at a time: each is a wait for memory, and four wait together.
 */
public final class Kernels {

    public static final int PADDING = 16;
    public static final int ROWS_AT_A_TIME = 4;

    // An array's header takes 16 bytes, and large arrays start at a cache line: 48 bytes on, so do the rows. Measured:
    // a scan of rows that straddle cache lines takes up to twice as long.
    private static final int FIRST_OFFSET = 12;

    public static final VectorSpecies<Float> SPECIES = species();
    public static final int LANES = SPECIES.length();

    private Kernels() {}

    public static int stride(int dimension) {
        return (dimension + PADDING - 1) / PADDING * PADDING;
    }

    /** Where a row starts in an array of rows; the first one not at 0. */
    public static int offset(int row, int stride) {
        return FIRST_OFFSET + row * stride;
    }

    public static void dotProduct(float[] query, Batch batch) {
        if (!batch.scattered) {
            for (int row = 0; row < batch.endRow; row++) {
                batch.scores[row] = dotProduct(query, batch.vectors, offset(row, query.length));
            }
        } else {
            for (int i = 0; i < batch.count; i += ROWS_AT_A_TIME) {
                fourDotProducts(query, batch, i);
            }
        }
    }

    /** Differences are squared directly: from norms and dot product, equal vectors would not be 0 apart. */
    public static void negatedSquaredDistance(float[] query, Batch batch) {
        if (!batch.scattered) {
            for (int row = 0; row < batch.endRow; row++) {
                batch.scores[row] = -squaredDistance(query, batch.vectors, offset(row, query.length));
            }
        } else {
            for (int i = 0; i < batch.count; i += ROWS_AT_A_TIME) {
                fourSquaredDistances(query, batch, i);
            }
        }
    }

    private static float dotProduct(float[] query, float[] vectors, int offset) {
        var even = FloatVector.zero(SPECIES);
        var odd = even;
        int j = 0;
        for (; j + LANES < query.length; j += 2 * LANES) {
            even = at(vectors, offset + j).fma(at(query, j), even);
            odd = at(vectors, offset + j + LANES).fma(at(query, j + LANES), odd);
        }
        if (j < query.length) {
            even = at(vectors, offset + j).fma(at(query, j), even);
        }
        return even.add(odd).reduceLanes(ADD);
    }

    private static float squaredDistance(float[] query, float[] vectors, int offset) {
        var even = FloatVector.zero(SPECIES);
        var odd = even;
        int j = 0;
        for (; j + LANES < query.length; j += 2 * LANES) {
            var difference = at(vectors, offset + j).sub(at(query, j));
            var next = at(vectors, offset + j + LANES).sub(at(query, j + LANES));
            even = difference.fma(difference, even);
            odd = next.fma(next, odd);
        }
        if (j < query.length) {
            var difference = at(vectors, offset + j).sub(at(query, j));
            even = difference.fma(difference, even);
        }
        return even.add(odd).reduceLanes(ADD);
    }

    private static void fourDotProducts(float[] query, Batch batch, int i) {
        var vectors = batch.vectors;
        var rows = batch.rows;
        int a = offset(rows[i], query.length);
        int b = offset(rows[i + 1], query.length);
        int c = offset(rows[i + 2], query.length);
        int d = offset(rows[i + 3], query.length);
        var sumA = FloatVector.zero(SPECIES);
        var sumB = sumA;
        var sumC = sumA;
        var sumD = sumA;
        for (int j = 0; j < query.length; j += LANES) {
            var q = at(query, j);
            sumA = at(vectors, a + j).fma(q, sumA);
            sumB = at(vectors, b + j).fma(q, sumB);
            sumC = at(vectors, c + j).fma(q, sumC);
            sumD = at(vectors, d + j).fma(q, sumD);
        }
        var scores = batch.scores;
        scores[rows[i]] = sumA.reduceLanes(ADD);
        scores[rows[i + 1]] = sumB.reduceLanes(ADD);
        scores[rows[i + 2]] = sumC.reduceLanes(ADD);
        scores[rows[i + 3]] = sumD.reduceLanes(ADD);
    }

    private static void fourSquaredDistances(float[] query, Batch batch, int i) {
        var vectors = batch.vectors;
        var rows = batch.rows;
        int a = offset(rows[i], query.length);
        int b = offset(rows[i + 1], query.length);
        int c = offset(rows[i + 2], query.length);
        int d = offset(rows[i + 3], query.length);
        var sumA = FloatVector.zero(SPECIES);
        var sumB = sumA;
        var sumC = sumA;
        var sumD = sumA;
        for (int j = 0; j < query.length; j += LANES) {
            var q = at(query, j);
            var differenceA = at(vectors, a + j).sub(q);
            var differenceB = at(vectors, b + j).sub(q);
            var differenceC = at(vectors, c + j).sub(q);
            var differenceD = at(vectors, d + j).sub(q);
            sumA = differenceA.fma(differenceA, sumA);
            sumB = differenceB.fma(differenceB, sumB);
            sumC = differenceC.fma(differenceC, sumC);
            sumD = differenceD.fma(differenceD, sumD);
        }
        var scores = batch.scores;
        scores[rows[i]] = -sumA.reduceLanes(ADD);
        scores[rows[i + 1]] = -sumB.reduceLanes(ADD);
        scores[rows[i + 2]] = -sumC.reduceLanes(ADD);
        scores[rows[i + 3]] = -sumD.reduceLanes(ADD);
    }

    /** Which of the 64 scores from here on are not below the threshold, one bit each; what is no number is not below. */
    public static long notBelow(float threshold, float[] scores, int from) {
        long below = 0;
        for (int i = 0; i < Long.SIZE; i += LANES) {
            below |= at(scores, from + i).compare(LT, threshold).toLong() << i;
        }
        return ~below;
    }

    /** One over the length of the vector, 0 for a vector of zeros: what makes a dot product a cosine. */
    public static float inverseLength(float[] vector) {
        double squares = 0;
        for (float value : vector) {
            squares += (double) value * value;
        }
        return squares == 0 ? 0 : (float) Math.min(1 / Math.sqrt(squares), Float.MAX_VALUE);
    }

    public static FloatVector at(float[] values, int offset) {
        return FloatVector.fromArray(SPECIES, values, offset);
    }

    private static VectorSpecies<Float> species() {
        var preferred = FloatVector.SPECIES_PREFERRED;
        return preferred.length() <= PADDING ? preferred : FloatVector.SPECIES_512;
    }
}
