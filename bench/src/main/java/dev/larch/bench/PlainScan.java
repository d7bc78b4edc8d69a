package dev.larch.bench;

import static jdk.incubator.vector.VectorOperators.ADD;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import jdk.incubator.vector.FloatVector;

/** The yardstick: dot products over one array, the ten best kept, and nothing else. */
final class PlainScan {

    private static final int LANES = FloatVector.SPECIES_PREFERRED.length();

    private final int stride;
    private final float[] vectors;
    private final float[] bestScores;
    private final int[] bestRows;

    /** Rows lie one after the other, padded with zeros to the stride. */
    PlainScan(float[] vectors, int stride, int topK) {
        this.vectors = vectors;
        this.stride = stride;
        this.bestScores = new float[topK];
        this.bestRows = new int[topK];
    }

    /** Returns the rows of the highest scores, best first. */
    List<Integer> search(float[] query) {
        Arrays.fill(bestScores, Float.NEGATIVE_INFINITY);
        for (int row = 0; row < vectors.length / stride; row++) {
            float score = score(query, row * stride);
            if (score > bestScores[bestScores.length - 1]) {
                insert(score, row);
            }
        }
        return IntStream.of(bestRows).boxed().toList();
    }

    private float score(float[] query, int offset) {
        // Two sums: one would wait for itself.
        var even = FloatVector.zero(FloatVector.SPECIES_PREFERRED);
        var odd = FloatVector.zero(FloatVector.SPECIES_PREFERRED);
        int i = 0;
        for (; i + LANES < stride; i += 2 * LANES) {
            even = at(vectors, offset + i).fma(at(query, i), even);
            odd = at(vectors, offset + i + LANES).fma(at(query, i + LANES), odd);
        }
        if (i < stride) {
            even = at(vectors, offset + i).fma(at(query, i), even);
        }
        return even.add(odd).reduceLanes(ADD);
    }

    private static FloatVector at(float[] values, int offset) {
        return FloatVector.fromArray(FloatVector.SPECIES_PREFERRED, values, offset);
    }

    private void insert(float score, int row) {
        int place = bestScores.length - 1;
        for (; place > 0 && bestScores[place - 1] < score; place--) {
            bestScores[place] = bestScores[place - 1];
            bestRows[place] = bestRows[place - 1];
        }
        bestScores[place] = score;
        bestRows[place] = row;
    }
}
