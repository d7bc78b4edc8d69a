package dev.larch.bench.engine.dataset;

import static jdk.incubator.vector.VectorOperators.ADD;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import jdk.incubator.vector.FloatVector;

/** Rows of floats of equal length, one after the other in memory and in files. */
public final class Vectors {

    private static final int LANES = FloatVector.SPECIES_PREFERRED.length();
    private static final int BLOCK_FLOATS = 1 << 20;

    private final int dimension;
    private final float[] values;

    /** Keeps the array. */
    public Vectors(int dimension, float[] values) {
        this.dimension = dimension;
        this.values = values;
    }

    public int dimension() {
        return dimension;
    }

    public int count() {
        return values.length / dimension;
    }

    /** A copy of the row. */
    public float[] row(int number) {
        return Arrays.copyOfRange(values, number * dimension, (number + 1) * dimension);
    }

    public Vectors range(int from, int to) {
        return new Vectors(dimension, Arrays.copyOfRange(values, from * dimension, to * dimension));
    }

    /** The rows of these numbers, in their order. */
    public Vectors rows(int[] numbers) {
        var picked = new float[numbers.length * dimension];
        for (int i = 0; i < numbers.length; i++) {
            System.arraycopy(values, numbers[i] * dimension, picked, i * dimension, dimension);
        }
        return new Vectors(dimension, picked);
    }

    /** The same rows, except that those of these numbers are taken from the other vectors, in their order. */
    public Vectors replacing(int[] numbers, Vectors by) {
        var replaced = values.clone();
        for (int i = 0; i < numbers.length; i++) {
            System.arraycopy(by.values, i * dimension, replaced, numbers[i] * dimension, dimension);
        }
        return new Vectors(dimension, replaced);
    }

    /** Scales every row to the length 1, in place; rows of zeros stay. */
    public Vectors normalize() {
        for (int row = 0; row < count(); row++) {
            float length = (float) Math.sqrt(dot(row, row(row)));
            for (int i = row * dimension; length > 0 && i < (row + 1) * dimension; i++) {
                values[i] /= length;
            }
        }
        return this;
    }

    public float dot(int row, float[] other) {
        int offset = row * dimension;
        int vectorized = FloatVector.SPECIES_PREFERRED.loopBound(dimension);
        var sums = FloatVector.zero(FloatVector.SPECIES_PREFERRED);
        for (int i = 0; i < vectorized; i += LANES) {
            sums = at(values, offset + i).fma(at(other, i), sums);
        }
        float sum = sums.reduceLanes(ADD);
        for (int i = vectorized; i < dimension; i++) {
            sum = Math.fma(values[offset + i], other[i], sum);
        }
        return sum;
    }

    private static FloatVector at(float[] array, int offset) {
        return FloatVector.fromArray(FloatVector.SPECIES_PREFERRED, array, offset);
    }

    /** Writes the floats, lowest byte first. */
    public void writeTo(Path file) throws IOException {
        var block = ByteBuffer.allocateDirect(BLOCK_FLOATS * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        try (var channel = FileChannel.open(
                file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            for (int from = 0; from < values.length; from += BLOCK_FLOATS) {
                int count = Math.min(BLOCK_FLOATS, values.length - from);
                block.clear().asFloatBuffer().put(values, from, count);
                block.limit(count * Float.BYTES);
                while (block.hasRemaining()) {
                    channel.write(block);
                }
            }
        }
    }

    /** Reads what {@link #writeTo} has written. */
    public static Vectors read(Path file, int dimension) throws IOException {
        try (var channel = FileChannel.open(file)) {
            var values = new float[Math.toIntExact(channel.size() / Float.BYTES)];
            channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size())
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .asFloatBuffer()
                    .get(values);
            return new Vectors(dimension, values);
        }
    }
}
