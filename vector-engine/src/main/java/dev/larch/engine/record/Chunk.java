package dev.larch.engine.record;

import dev.larch.engine.filter.Metadata;
import dev.larch.engine.filter.MetadataColumns;
import dev.larch.engine.filter.RowBits;
import dev.larch.engine.sparse.SparsePostings;
import dev.larch.engine.vector.Kernels;
import dev.larch.engine.vector.SparseVector;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Up to {@value #ROWS} records side by side. Rows are only added, by one writer at a time, and never change once a
 * snapshot shows them; the arrays start small and double, so that a namespace of three records stays small.
 */
public final class Chunk {

    public static final int ROWS = RowBits.CAPACITY;

    private static final int FIRST_CAPACITY = 16;

    private final int number;
    private final int stride;
    private final MetadataColumns columns = new MetadataColumns();
    private final SparsePostings sparsePostings = new SparsePostings();
    // Volatile: a reader may meet a grown copy that was made after its snapshot, and must see it filled.
    private volatile Rows rows;
    private int count;

    public Chunk(int number, int stride) {
        this.number = number;
        this.stride = stride;
        this.rows = Rows.ofCapacity(FIRST_CAPACITY, stride);
    }

    /** Adds a record and returns its row; the caller knows that there is room. */
    public int append(VectorRecord written) {
        int row = append(written.vector());
        rows.entries[row] = new Entry(written.id(), written.sparse(), written.metadata(), written.sequence());
        columns.add(row, written.metadata());
        if (written.sparse() != null) {
            sparsePostings.add(row, written.sparse());
        }
        return row;
    }

    /** Adds a row that has a vector and nothing else: no snapshot shows it alive. */
    int append(float[] vector) {
        var target = roomForOne();
        int row = count++;
        System.arraycopy(vector, 0, target.vectors, Kernels.offset(row, stride), vector.length);
        target.inverseLengths[row] = Kernels.inverseLength(vector);
        return row;
    }

    public VectorRecord read(int row, int dimension) {
        var entry = entry(row);
        int offset = Kernels.offset(row, stride);
        var vector = Arrays.copyOfRange(rows.vectors, offset, offset + dimension);
        return new VectorRecord(entry.id, vector, entry.sparse, entry.metadata, entry.sequence);
    }

    public Entry entry(int row) {
        return rows.entries[row];
    }

    public float[] vectors() {
        return rows.vectors;
    }

    public float[] inverseLengths() {
        return rows.inverseLengths;
    }

    public MetadataColumns columns() {
        return columns;
    }

    public SparsePostings sparsePostings() {
        return sparsePostings;
    }

    public int number() {
        return number;
    }

    /** Rows in use, also those that no snapshot shows any more; for the writer only. */
    public int count() {
        return count;
    }

    public boolean isFull() {
        return count == ROWS;
    }

    private Rows roomForOne() {
        if (count == rows.entries.length) {
            rows = rows.grown(stride);
        }
        return rows;
    }

    /** What is kept of a version beside its dense vector. */
    public record Entry(String id, @Nullable SparseVector sparse, Metadata metadata, long sequence) {}

    private static final class Rows {

        private final float[] vectors;
        private final float[] inverseLengths;
        private final Entry[] entries;

        private Rows(float[] vectors, float[] inverseLengths, Entry[] entries) {
            this.vectors = vectors;
            this.inverseLengths = inverseLengths;
            this.entries = entries;
        }

        private static Rows ofCapacity(int capacity, int stride) {
            return new Rows(new float[Kernels.offset(capacity, stride)], new float[capacity], new Entry[capacity]);
        }

        private Rows grown(int stride) {
            int capacity = entries.length * 2;
            return new Rows(
                    Arrays.copyOf(vectors, Kernels.offset(capacity, stride)),
                    Arrays.copyOf(inverseLengths, capacity),
                    Arrays.copyOf(entries, capacity));
        }
    }
}
