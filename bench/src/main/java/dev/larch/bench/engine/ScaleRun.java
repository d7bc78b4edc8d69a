package dev.larch.bench.engine;

import dev.larch.bench.engine.contender.Contender;
import dev.larch.bench.engine.dataset.ClusteredVectors;
import dev.larch.bench.engine.dataset.Dataset;
import dev.larch.bench.engine.dataset.ExactNeighbors;
import dev.larch.bench.engine.report.Ratio;

/** The engine alone with many records: loaded and searched, at default settings. */
record ScaleRun(MemoryUse memory, double loadSeconds, double recall, double queriesPerSecond) {

    private static final int QUERIES = 200;
    private static final int ROUNDS = 5;

    static ScaleRun measure(int records, int dimension) {
        var vectors = ClusteredVectors.generate(records + QUERIES, dimension);
        var dataset = Dataset.of("scale", vectors, records, QUERIES);
        long start = System.nanoTime();
        var memory = MemoryUse.of(dataset.base());
        double loadSeconds = (System.nanoTime() - start) / 1e9;
        var truth = ExactNeighbors.of(dataset.base(), dataset.queries(), Contender.TOP_K, _ -> true);
        double recall = truth.recall(memory.index().search(dataset.queries()));
        return new ScaleRun(memory, loadSeconds, recall, rate(memory.index(), dataset));
    }

    private static double rate(DefaultIndex index, Dataset dataset) {
        var rates = new double[ROUNDS];
        for (int round = 0; round < ROUNDS; round++) {
            long start = System.nanoTime();
            index.search(dataset.queries());
            rates[round] = QUERIES * 1e9 / (System.nanoTime() - start);
        }
        return Ratio.median(rates);
    }
}
