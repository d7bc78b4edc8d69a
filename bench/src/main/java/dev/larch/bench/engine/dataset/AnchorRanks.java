package dev.larch.bench.engine.dataset;

import java.util.Arrays;
import java.util.stream.IntStream;

/** For some queries, the anchors, every row's rank by nearness: what a filter that goes along with the distance asks for. */
public final class AnchorRanks {

    private final int[][] rowsByRank;
    private final int[][] rankByRow;

    public AnchorRanks(Vectors base, Vectors anchors) {
        this.rowsByRank = IntStream.range(0, anchors.count())
                .parallel()
                .mapToObj(anchor -> nearestFirst(base, anchors.row(anchor)))
                .toArray(int[][]::new);
        this.rankByRow = IntStream.range(0, rowsByRank.length)
                .mapToObj(anchor -> inverse(rowsByRank[anchor]))
                .toArray(int[][]::new);
    }

    public int anchors() {
        return rowsByRank.length;
    }

    /** 0 is the nearest row. */
    public int rank(int anchor, int row) {
        return rankByRow[anchor][row];
    }

    /** Of the rows from this rank on, the nearest so many to each anchor. */
    public ExactNeighbors nearestFrom(int rank, int count) {
        return ExactNeighbors.known(Arrays.stream(rowsByRank)
                .map(rows -> Arrays.copyOfRange(rows, rank, Math.min(rank + count, rows.length)))
                .toArray(int[][]::new));
    }

    private static int[] nearestFirst(Vectors base, float[] anchor) {
        // The distance, which is not negative, in the upper half: its bits sort as it does.
        return IntStream.range(0, base.count())
                .mapToLong(row -> (long) Float.floatToIntBits(Math.max(0, 1 - base.dot(row, anchor))) << 32 | row)
                .sorted()
                .mapToInt(key -> (int) key)
                .toArray();
    }

    private static int[] inverse(int[] rows) {
        var ranks = new int[rows.length];
        for (int rank = 0; rank < rows.length; rank++) {
            ranks[rows[rank]] = rank;
        }
        return ranks;
    }
}
