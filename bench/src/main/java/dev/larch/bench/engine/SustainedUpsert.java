package dev.larch.bench.engine;

import dev.larch.bench.engine.dataset.Dataset;
import dev.larch.bench.engine.report.Ratio;
import dev.larch.engine.filter.Metadata;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * How late the hundredth part of the searches is, in microseconds, while nothing else happens and while another thread replaces
 * records and links them as quickly as it can. By turns; the medians over the rounds.
 */
record SustainedUpsert(double idle, double busy, double ratio, double upsertsPerSecond) {

    private static final int ROUNDS = 7;
    private static final int LINKED_AFTER = 100;
    private static final long SEED = 99;

    /** Changes the index, which holds as many records as the data set's base. */
    static SustainedUpsert measure(Dataset dataset, DefaultIndex index) {
        latest(dataset, index);
        var idle = new double[ROUNDS];
        var busy = new double[ROUNDS];
        var upserts = new double[ROUNDS];
        for (int round = 0; round < ROUNDS; round++) {
            idle[round] = latest(dataset, index);
            var writer = new Writer(dataset, index, new Random(SEED + round));
            writer.start();
            busy[round] = latest(dataset, index);
            upserts[round] = writer.finish();
        }
        var ratios = new double[ROUNDS];
        Arrays.setAll(ratios, round -> idle[round] / busy[round]);
        return new SustainedUpsert(Ratio.median(idle), Ratio.median(busy), Ratio.median(ratios), Ratio.median(upserts));
    }

    /** The time within which 99 of 100 queries were answered. */
    private static double latest(Dataset dataset, DefaultIndex index) {
        var queries = dataset.queries();
        var micros = new double[queries.count()];
        for (int query = 0; query < micros.length; query++) {
            var vector = queries.row(query);
            long start = System.nanoTime();
            index.search(vector, null);
            micros[query] = (System.nanoTime() - start) / 1e3;
        }
        Arrays.sort(micros);
        return micros[(int) Math.ceil(micros.length * 0.99) - 1];
    }

    /** Replaces records by spare ones, and links them. */
    private static final class Writer {

        private final Dataset dataset;
        private final DefaultIndex index;
        private final Random random;
        private final AtomicBoolean ended = new AtomicBoolean();
        private final Thread thread = new Thread(this::run, "upserts");
        private final long start = System.nanoTime();
        private int written;

        Writer(Dataset dataset, DefaultIndex index, Random random) {
            this.dataset = dataset;
            this.index = index;
            this.random = random;
        }

        void start() {
            thread.start();
        }

        /** Upserts per second. */
        double finish() {
            ended.set(true);
            try {
                thread.join();
            } catch (InterruptedException e) {
                throw new IllegalStateException("nobody interrupts the measurement", e);
            }
            return written * 1e9 / (System.nanoTime() - start);
        }

        private void run() {
            var spare = dataset.spare();
            while (!ended.get()) {
                var vector = spare.row(random.nextInt(spare.count()));
                index.put(random.nextInt(dataset.base().count()), vector, Metadata.EMPTY);
                written++;
                if (written % LINKED_AFTER == 0) {
                    index.linkAll();
                }
            }
        }
    }
}
