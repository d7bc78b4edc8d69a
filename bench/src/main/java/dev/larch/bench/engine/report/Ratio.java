package dev.larch.bench.engine.report;

import java.util.Arrays;
import java.util.Locale;

/** How the engine does against a yardstick, and the least that it has to do. */
public record Ratio(String name, double median, double floor) {

    /** False also when there is none to tell. */
    public boolean holds() {
        return median >= floor;
    }

    /** For people and programs alike. */
    public String line() {
        return String.format(Locale.ROOT, "ratio %s %.3f floor %s", name, median, floor);
    }

    public static double median(double[] values) {
        var sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
