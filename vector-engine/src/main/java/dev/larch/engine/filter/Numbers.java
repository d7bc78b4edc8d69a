package dev.larch.engine.filter;

import static jdk.incubator.vector.VectorOperators.GE;
import static jdk.incubator.vector.VectorOperators.LE;

import java.util.Arrays;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The numbers of one field, each with its row. One writer adds them; readers may look at any time and see at least the
 * numbers that were published to them.
 */
final class Numbers {

    private static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;
    private static final int FIRST_CAPACITY = Math.max(8, SPECIES.length());

    private volatile Pairs pairs = Pairs.ofCapacity(0);
    private int count;

    void add(int row, double number) {
        var target = pairs;
        if (count == target.numbers.length) {
            target = target.grown();
            pairs = target;
        }
        target.rows[count] = (short) row;
        target.numbers[count++] = number;
    }

    /** Adds the rows whose number is neither below {@code low} nor above {@code high}. */
    void addInRange(double low, double high, RowBits bits) {
        var seen = pairs;
        for (int from = 0; from < seen.numbers.length; from += SPECIES.length()) {
            var vector = DoubleVector.fromArray(SPECIES, seen.numbers, from);
            long inRange = vector.compare(GE, low).and(vector.compare(LE, high)).toLong();
            for (; inRange != 0; inRange &= inRange - 1) {
                seen.addRow(from + Long.numberOfTrailingZeros(inRange), bits);
            }
        }
    }

    /** Adds the rows whose number is in the array, which is sorted and has no negative zero. */
    void addAnyOf(double[] sorted, RowBits bits) {
        var seen = pairs;
        for (int i = 0; i < seen.numbers.length; i++) {
            // Zero is added because the search would tell -0 from 0.
            if (Arrays.binarySearch(sorted, seen.numbers[i] + 0.0) >= 0) {
                seen.addRow(i, bits);
            }
        }
    }

    /** Unused pairs hold NaN, which no comparison lets through, and no row: a reader may meet a half-written pair. */
    private static final class Pairs {

        private static final short NO_ROW = -1;

        private final short[] rows;
        private final double[] numbers;

        private Pairs(short[] rows, double[] numbers) {
            this.rows = rows;
            this.numbers = numbers;
        }

        private static Pairs ofCapacity(int capacity) {
            return new Pairs(new short[capacity], new double[capacity]);
        }

        /** Capacities are powers of two of at least a vector's length, so that scans have no tail. */
        private Pairs grown() {
            int used = numbers.length;
            int capacity = Math.max(FIRST_CAPACITY, used * 2);
            var grown = new Pairs(Arrays.copyOf(rows, capacity), Arrays.copyOf(numbers, capacity));
            Arrays.fill(grown.rows, used, capacity, NO_ROW);
            Arrays.fill(grown.numbers, used, capacity, Double.NaN);
            return grown;
        }

        private void addRow(int index, RowBits bits) {
            if (rows[index] != NO_ROW) {
                bits.add(rows[index]);
            }
        }
    }
}
