package dev.larch.bench.engine.race;

import dev.larch.bench.engine.contender.Contender;
import dev.larch.bench.engine.report.Ratio;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** What it took to build: in slices, by turns, so that every pair of slices ran next to each other. */
public record Builds(int rows, Map<String, double[]> sliceNanos, Map<String, Double> totalNanos) {

    private static final int SLICES = 10;

    static Builds run(List<Contender> contenders, int rows) {
        var nanos = new double[contenders.size()][SLICES];
        for (int slice = 0; slice < SLICES; slice++) {
            int from = rows / SLICES * slice;
            int to = slice + 1 == SLICES ? rows : from + rows / SLICES;
            for (int i = 0; i < nanos.length; i++) {
                var contender = contenders.get(i);
                nanos[i][slice] = contender.nanos(contender.insert(from, to));
            }
        }
        var slices = new HashMap<String, double[]>();
        var totals = new HashMap<String, Double>();
        for (int i = 0; i < nanos.length; i++) {
            var contender = contenders.get(i);
            slices.put(contender.name(), nanos[i]);
            totals.put(contender.name(), DoubleStream.of(nanos[i]).sum() + contender.nanos(contender.finish()));
        }
        return new Builds(rows, slices, totals);
    }

    /** Rows per second of the whole build. */
    public double rate(String contender) {
        return rows * 1e9 / totalNanos.getOrDefault(contender, Double.NaN);
    }

    /** How much quicker the one is than the other; the median over the slices. */
    double medianRatio(String subject, String yardstick) {
        var ours = sliceNanos.get(subject);
        var theirs = sliceNanos.get(yardstick);
        if (ours == null || theirs == null) {
            return Double.NaN;
        }
        return Ratio.median(IntStream.range(0, SLICES)
                .mapToDouble(slice -> theirs[slice] / ours[slice])
                .toArray());
    }
}
