package dev.larch.engine.vector;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.larch.engine.SparseVectors;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Vectors told by their few values. */
class SparseVectorTest {

    @Test
    void isInTheOrderOfTheIndicesTakenAsUnsigned() {
        var vector = SparseVector.of(new long[] {4294967295L, 2147483648L, 0, 7}, new float[] {1, 2, 3, 4});

        assertEquals(4, vector.size());
        assertEquals(0, vector.index(0));
        assertEquals(7, vector.index(1));
        assertEquals(2147483648L, vector.index(2));
        assertEquals(4294967295L, vector.index(3));
        assertEquals(3, vector.value(0));
        assertEquals(4, vector.value(1));
        assertEquals(2, vector.value(2));
        assertEquals(1, vector.value(3));
    }

    @Test
    void equalsWhatSaysTheSameInAnotherOrder() {
        var vector = SparseVector.of(new long[] {1, 2}, new float[] {5, 6});

        assertEquals(vector, SparseVector.of(new long[] {2, 1}, new float[] {6, 5}));
        assertEquals(
                vector.hashCode(),
                SparseVector.of(new long[] {2, 1}, new float[] {6, 5}).hashCode());
        assertNotEquals(vector, SparseVector.of(new long[] {1, 3}, new float[] {5, 6}));
        assertNotEquals(vector, SparseVector.of(new long[] {1, 2}, new float[] {5, 7}));
    }

    @Test
    void keepsCopiesOfTheArrays() {
        var indices = new long[] {1};
        var values = new float[] {5};
        var vector = SparseVector.of(indices, values);

        indices[0] = 2;
        values[0] = 6;

        assertEquals(SparseVector.of(new long[] {1}, new float[] {5}), vector);
    }

    @Test
    void tellsNoValuesAsText() {
        assertEquals(
                "SparseVector[size=1]",
                SparseVector.of(new long[] {77}, new float[] {0.5f}).toString());
    }

    @Nested
    class Dot {

        @Test
        void sumsOverTheIndicesOfBoth() {
            var left = SparseVector.of(new long[] {1, 5, 4294967295L}, new float[] {2, 3, -4});
            var right = SparseVector.of(new long[] {0, 5, 7, 4294967295L}, new float[] {9, 10, 9, 100});

            assertEquals(-370, left.dot(right));
        }

        @Test
        void losesNothingWhenTermsCancel() {
            var left = SparseVector.of(new long[] {1, 2, 3}, new float[] {1e8f, 1, -1e8f});
            var ones = SparseVector.of(new long[] {1, 2, 3}, new float[] {1, 1, 1});

            assertEquals(1, left.dot(ones));
        }

        @Test
        void isFiniteForTheLargestValues() {
            var large = SparseVector.of(
                    LongStream.range(0, SparseVector.MAX_VALUES).toArray(), filled(SparseVector.MAX_VALUES));

            assertTrue(Double.isFinite(large.dot(large)));
        }

        private static float[] filled(int size) {
            var values = new float[size];
            Arrays.fill(values, Float.MAX_VALUE);
            return values;
        }
    }

    @Nested
    class Refuses {

        @Test
        void anotherNumberOfIndicesThanOfValues() {
            assertRefused(
                    "The sparse vector has 2 indices and 1 values: each value needs its index.",
                    new long[] {1, 2},
                    new float[] {1});
        }

        @Test
        void noValues() {
            assertRefused("Sparse vector must contain at least one value.", new long[0], new float[0]);
        }

        @Test
        void oneValueMoreThanTheMost() {
            var indices = LongStream.rangeClosed(0, SparseVector.MAX_VALUES).toArray();

            assertRefused("The sparse vector has 2049 values: it may have 2048.", indices, new float[indices.length]);
        }

        @ParameterizedTest
        @ValueSource(longs = {-1, 4294967296L, Long.MIN_VALUE, Long.MAX_VALUE})
        void indicesThatAreNoUnsignedInteger(long index) {
            assertRefused(
                    "The sparse vector's index at position 1 is %d: it must be 0 to 4294967295.".formatted(index),
                    new long[] {1, index},
                    new float[] {1, 1});
        }

        @Test
        void theSameIndexTwice() {
            assertRefused(
                    "The sparse vector's index at position 2 is 9, as at position 0: each index may be there once.",
                    new long[] {9, 1, 9},
                    new float[] {1, 1, 1});
        }

        @ParameterizedTest
        @ValueSource(floats = {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY})
        void whatIsNoFiniteNumber(float value) {
            assertRefused(
                    "The sparse vector's value at position 1 is %s: it must be a finite number.".formatted(value),
                    new long[] {1, 2},
                    new float[] {1, value});
        }

        private static void assertRefused(String message, long[] indices, float[] values) {
            var refused = assertThrows(InvalidVectorException.class, () -> SparseVector.of(indices, values));

            assertEquals(message, refused.getMessage());
        }
    }

    @Test
    void takesTheMostValues() {
        var indices = LongStream.range(0, SparseVector.MAX_VALUES).toArray();

        assertEquals(
                SparseVector.MAX_VALUES,
                SparseVector.of(indices, new float[indices.length]).size());
    }

    @Property(tries = 300)
    void hasDotProductsExactToRounding(@ForAll int seed, @ForAll @IntRange(min = 1, max = 500) int size) {
        var left = spread(SparseVectors.gaussian(seed, size, 2 * size));
        var right = spread(SparseVectors.gaussian(seed + 1L, size, 2 * size));

        var exact = BigDecimal.ZERO;
        double magnitude = 0;
        for (int i = 0; i < left.size(); i++) {
            var term = new BigDecimal(left.value(i)).multiply(new BigDecimal(valueAt(left.index(i), right)));
            exact = exact.add(term);
            magnitude += Math.abs(term.doubleValue());
        }
        assertEquals(exact.doubleValue(), left.dot(right), size * 0x1p-53 * magnitude);
    }

    @Property
    void hasTheSameDotProductEitherWay(@ForAll int leftSeed, @ForAll int rightSeed) {
        var left = SparseVectors.gaussian(leftSeed, 30, 100);
        var right = SparseVectors.gaussian(rightSeed, 30, 100);

        assertEquals(left.dot(right), right.dot(left));
    }

    /** Large weights beside small ones. */
    private static SparseVector spread(SparseVector vector) {
        var indices = new long[vector.size()];
        var values = new float[vector.size()];
        for (int i = 0; i < values.length; i++) {
            indices[i] = vector.index(i);
            values[i] = vector.value(i) * (float) Math.pow(10, i % 12 - 6);
        }
        return SparseVector.of(indices, values);
    }

    private static float valueAt(long index, SparseVector vector) {
        for (int i = 0; i < vector.size(); i++) {
            if (vector.index(i) == index) {
                return vector.value(i);
            }
        }
        return 0;
    }
}
