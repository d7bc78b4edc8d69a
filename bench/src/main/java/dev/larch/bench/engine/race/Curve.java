package dev.larch.bench.engine.race;

import dev.larch.bench.engine.report.Ratio;
import java.util.List;
import java.util.stream.IntStream;

/** What a contender's recall costs: one point per breadth, in ascending order, each timed in every round. */
public record Curve(String contender, List<Point> points) {

    /** Recall at one breadth, and nanoseconds per query by round. */
    @SuppressWarnings("ArrayRecordComponent") // nobody compares two of these
    public record Point(int breadth, double recall, double[] nanos) {

        public double medianRate() {
            return 1e9 / Ratio.median(nanos);
        }
    }

    public Curve {
        points = List.copyOf(points);
    }

    /**
     * Nanoseconds per query for that recall in that round, between the two points around it: time on a logarithmic scale, as it
     * grows. Those of the lowest point when all are above it; not a number when none is.
     */
    double nanosAt(double recall, int round) {
        int above = (int) IntStream.range(0, points.size())
                .takeWhile(i -> points.get(i).recall() < recall)
                .count();
        if (above == points.size()) {
            return Double.NaN;
        }
        var high = points.get(above);
        if (above == 0) {
            return high.nanos()[round];
        }
        var low = points.get(above - 1);
        double part = (recall - low.recall()) / (high.recall() - low.recall());
        return low.nanos()[round] * Math.pow(high.nanos()[round] / low.nanos()[round], part);
    }

    /** Queries per second at that recall; the median over the rounds. */
    public double medianRateAt(double recall) {
        return 1e9
                / Ratio.median(
                        rounds().mapToDouble(round -> nanosAt(recall, round)).toArray());
    }

    /** How much quicker than the other at that recall; the median over the rounds. */
    double medianRatioAt(double recall, Curve yardstick) {
        return Ratio.median(rounds().mapToDouble(round -> yardstick.nanosAt(recall, round) / nanosAt(recall, round))
                .toArray());
    }

    private IntStream rounds() {
        return IntStream.range(0, points.getFirst().nanos().length);
    }
}
