package dev.larch.engine.sparse;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.larch.engine.SparseVectors;
import dev.larch.engine.filter.RowBits;
import dev.larch.engine.vector.SparseVector;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** Dot products summed from postings, against those of the vectors themselves. */
class SparseScoresTest {

    private final SparsePostings postings = new SparsePostings();

    @Property(tries = 200)
    void areTheDotProductsToTheBit(
            @ForAll int seed,
            @ForAll @IntRange(max = 600) int rows,
            @ForAll @IntRange(min = 1, max = 60) int size,
            @ForAll @IntRange(min = 60, max = 5000) int terms) {
        var filled = new SparsePostings();
        var query = SparseVectors.gaussian(seed, size, terms);
        var expected = new float[rows];
        for (int row = 0; row < rows; row++) {
            var vector = SparseVectors.gaussian(seed + 1L + row, size, terms);
            filled.add(row, vector);
            expected[row] = (float) vector.dot(query);
        }

        assertArrayEquals(expected, scores(query, filled, rows));
    }

    @Test
    void countEveryRowOfAFullChunk() {
        for (int row = 0; row < RowBits.CAPACITY; row++) {
            postings.add(row, vector(7, row));
        }

        var scores = scores(vector(7, 2), postings, RowBits.CAPACITY);

        for (int row = 0; row < RowBits.CAPACITY; row++) {
            assertEquals(2f * row, scores[row]);
        }
    }

    @Test
    void startAnewWithEachChunk() {
        postings.add(0, vector(7, 5));
        var scores = new SparseScores(vector(7, 1));
        var result = new float[1];

        scores.sum(postings);
        assertTrue(scores.sum(postings));
        scores.writeTo(result, 1);

        assertEquals(5, result[0]);
    }

    @Test
    void areNotSummedWhenNoRowHasATermOfTheQuery() {
        postings.add(0, vector(7, 5));

        assertFalse(new SparseScores(vector(8, 1)).sum(postings));
        assertFalse(new SparseScores(vector(8, 1)).sum(new SparsePostings()));
    }

    @Test
    void areAddedWithOneRounding() {
        postings.add(0, SparseVector.of(new long[] {1, 2}, new float[] {16777216, 1}));
        var scores = new SparseScores(SparseVector.of(new long[] {1, 2}, new float[] {1, 1}));
        var result = new float[] {1};

        scores.sum(postings);
        scores.addTo(result, 1);

        assertEquals(16777218, result[0]);
    }

    @Test
    void seeEveryRowThatWasPublishedWhileOthersAreWritten() throws Exception {
        var published = new AtomicInteger();

        try (var threads = Executors.newFixedThreadPool(2)) {
            Future<Integer> reader = threads.submit(readUntilFull(published));
            for (int row = 0; row < RowBits.CAPACITY; row++) {
                postings.add(row, SparseVectors.gaussian(row, 20, 3000));
                published.set(row + 1);
            }
            assertTrue(reader.get() > 0);
        }
    }

    private Callable<Integer> readUntilFull(AtomicInteger published) {
        var query = SparseVectors.gaussian(-1, 500, 3000);
        return () -> {
            int reads = 0;
            int rows;
            do {
                rows = published.get();
                var scores = scores(query, postings, rows);
                for (int row = Math.max(0, rows - 20); row < rows; row++) {
                    assertEquals((float) SparseVectors.gaussian(row, 20, 3000).dot(query), scores[row]);
                }
                reads++;
            } while (rows < RowBits.CAPACITY);
            return reads;
        };
    }

    private static float[] scores(SparseVector query, SparsePostings postings, int rows) {
        var scores = new SparseScores(query);
        var result = new float[rows];
        if (scores.sum(postings)) {
            scores.writeTo(result, rows);
        }
        return result;
    }

    private static SparseVector vector(long index, float value) {
        return SparseVector.of(new long[] {index}, new float[] {value});
    }
}
