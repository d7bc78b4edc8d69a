package dev.larch.bench.engine.contender;

import java.util.ArrayList;
import java.util.function.IntFunction;
import java.util.function.Supplier;

/** All queries, parted among threads that start together. */
record QueryBatch(int queries, int threads) {

    /** Each thread has a searcher of its own, which returns the rows of the query with that number. */
    Answers run(Supplier<IntFunction<int[]>> searcher) {
        var rows = new int[queries][];
        var effort = Effort.of(() -> {
            var others = new ArrayList<Thread>();
            for (int part = 1; part < threads; part++) {
                int number = part;
                others.add(Thread.ofPlatform().start(() -> runPart(number, searcher.get(), rows)));
            }
            runPart(0, searcher.get(), rows);
            others.forEach(QueryBatch::await);
        });
        return new Answers(rows, effort);
    }

    private void runPart(int part, IntFunction<int[]> searcher, int[][] rows) {
        for (int query = part * queries / threads; query < (part + 1) * queries / threads; query++) {
            rows[query] = searcher.apply(query);
        }
    }

    private static void await(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
