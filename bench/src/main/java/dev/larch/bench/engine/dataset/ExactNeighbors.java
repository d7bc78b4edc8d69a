package dev.larch.bench.engine.dataset;

import java.util.Arrays;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/** The truth that recall is measured against: each query's nearest rows, best first, by an exact scan on all processors. */
public final class ExactNeighbors {

    private final int[][] rows;

    private ExactNeighbors(int[][] rows) {
        this.rows = rows;
    }

    /** The nearest among the rows that are kept: fewer than asked for when fewer are. */
    public static ExactNeighbors of(Vectors base, Vectors queries, int count, IntPredicate kept) {
        var candidates = IntStream.range(0, base.count()).filter(kept).toArray();
        return new ExactNeighbors(IntStream.range(0, queries.count())
                .parallel()
                .mapToObj(query -> nearest(base, queries.row(query), count, candidates))
                .toArray(int[][]::new));
    }

    /** Neighbours that are known already. */
    public static ExactNeighbors known(int[][] rows) {
        return new ExactNeighbors(rows.clone());
    }

    /** The part of the true neighbours that were found, over the queries that were asked: the first ones, if not all. */
    public double recall(int[][] found) {
        int hits = 0;
        int all = 0;
        for (int query = 0; query < found.length; query++) {
            var sorted = found[query].clone();
            Arrays.sort(sorted);
            hits += (int) IntStream.of(rows[query])
                    .filter(row -> Arrays.binarySearch(sorted, row) >= 0)
                    .count();
            all += rows[query].length;
        }
        return all == 0 ? 1 : (double) hits / all;
    }

    /** Whether every query found as many rows as there are to find. */
    public boolean isComplete(int[][] found) {
        return IntStream.range(0, rows.length).allMatch(query -> found[query].length == rows[query].length);
    }

    private static int[] nearest(Vectors base, float[] query, int count, int[] candidates) {
        var bestRows = new int[Math.min(count, candidates.length)];
        var bestScores = new float[bestRows.length];
        Arrays.fill(bestScores, Float.NEGATIVE_INFINITY);
        for (int row : candidates) {
            float score = base.dot(row, query);
            int place = bestRows.length;
            for (; place > 0 && bestScores[place - 1] < score; place--) {
                if (place < bestRows.length) {
                    bestScores[place] = bestScores[place - 1];
                    bestRows[place] = bestRows[place - 1];
                }
            }
            if (place < bestRows.length) {
                bestScores[place] = score;
                bestRows[place] = row;
            }
        }
        return bestRows;
    }
}
