package dev.larch.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;

/** Two things that do the same, timed in turns by processor time: what else the machine does then hurts both alike. */
record Pairs(int warmUps, int pairs) {

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    /** Returns the median over all pairs of how much faster the subject is than the yardstick. */
    double medianSpeedup(Runnable subject, Runnable yardstick) {
        var ratios = new double[pairs];
        for (int round = -warmUps; round < pairs; round++) {
            double subjectNanos = nanos(subject);
            double yardstickNanos = nanos(yardstick);
            if (round >= 0) {
                ratios[round] = yardstickNanos / subjectNanos;
            }
        }
        Arrays.sort(ratios);
        return ratios[pairs / 2];
    }

    private static long nanos(Runnable task) {
        long start = THREADS.getCurrentThreadCpuTime();
        task.run();
        return THREADS.getCurrentThreadCpuTime() - start;
    }
}
