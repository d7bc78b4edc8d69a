package dev.larch.engine.vector;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.larch.engine.NaiveIndex;
import dev.larch.engine.Vectors;
import dev.larch.engine.filter.RowBits;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The vector arithmetic against plain loops in double. */
class KernelsTest {

    private static IntStream dimensions() {
        return IntStream.concat(IntStream.rangeClosed(1, 70), IntStream.of(100, 768, 1536));
    }

    @ParameterizedTest
    @MethodSource("dimensions")
    void agreeWithPlainLoops(int dimension) {
        for (boolean scattered : new boolean[] {true, false}) {
            var dotProduct = scored(Metric.DOT_PRODUCT, dimension, 7, scattered);
            var euclidean = scored(Metric.EUCLIDEAN, dimension, 7, scattered);

            for (int row = 0; row < 7; row++) {
                var vector = Vectors.gaussian(dimension, row);
                var query = Vectors.gaussian(dimension, -1);
                assertEquals(new NaiveIndex(Metric.DOT_PRODUCT).score(query, vector), dotProduct.scores[row], 1e-3);
                assertEquals(-new NaiveIndex(Metric.EUCLIDEAN).score(query, vector), euclidean.scores[row], 1e-2);
            }
        }
    }

    /** Whichever three rows a row is scored with. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 4096})
    void scoreARowTheSameInAnyCompany(int count) {
        var company = scored(Metric.DOT_PRODUCT, 33, count, true);
        var alone = scored(Metric.DOT_PRODUCT, 33, 1, true);

        assertEquals(alone.scores[0], company.scores[0]);
    }

    private static Batch scored(Metric metric, int dimension, int count, boolean scattered) {
        int stride = Kernels.stride(dimension);
        var vectors = new float[Kernels.offset(count, stride)];
        for (int row = 0; row < count; row++) {
            System.arraycopy(Vectors.gaussian(dimension, row), 0, vectors, Kernels.offset(row, stride), dimension);
        }
        var query = Arrays.copyOf(Vectors.gaussian(dimension, -1), stride);
        var batch = new Batch(scattered);
        batch.select(RowBits.first(count), vectors);
        if (metric == Metric.EUCLIDEAN) {
            Kernels.negatedSquaredDistance(query, batch);
        } else {
            Kernels.dotProduct(query, batch);
        }
        return batch;
    }
}
