package dev.larch.bench.engine;

import dev.larch.bench.engine.contender.Contender;
import dev.larch.bench.engine.contender.ProcessClock;
import dev.larch.bench.engine.dataset.ClusteredVectors;
import dev.larch.bench.engine.dataset.Dataset;
import dev.larch.bench.engine.dataset.ExactNeighbors;
import dev.larch.bench.engine.report.Ratio;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * The engine alone with many records: loaded, searched, written to a file and read back, at default settings. Times are of all
 * processors together.
 */
record ScaleRun(MemoryUse memory, double recall, double queriesPerSecond, long fileBytes, double readSeconds) {

    private static final int QUERIES = 200;
    private static final int ROUNDS = 5;

    static ScaleRun measure(int records, int dimension, Path folder) throws IOException {
        var vectors = ClusteredVectors.generate(records + QUERIES, dimension);
        var dataset = Dataset.of("scale", vectors, records, QUERIES);
        var memory = MemoryUse.of(dataset.base());
        var index = memory.index();
        var truth = ExactNeighbors.of(dataset.base(), dataset.queries(), Contender.TOP_K, _ -> true);
        var found = index.search(dataset.queries());
        double rate = rate(index, dataset);
        var file = folder.resolve("scale.snapshot");
        try {
            index.writeTo(file);
            double readSeconds = readSeconds(file, dataset, found);
            return new ScaleRun(memory, truth.recall(found), rate, Files.size(file), readSeconds);
        } finally {
            Files.deleteIfExists(file);
        }
    }

    /** How much longer it takes to build the index than to read it. */
    double restoreRatio() {
        return memory.buildSeconds() / readSeconds;
    }

    /** Every one that is read has to find what the first one found. */
    private static double readSeconds(Path file, Dataset dataset, int[][] found) throws IOException {
        var seconds = new double[ROUNDS];
        for (int round = 0; round < ROUNDS; round++) {
            long start = ProcessClock.cpuNanos();
            var index = DefaultIndex.readFrom(file);
            seconds[round] = (ProcessClock.cpuNanos() - start) / 1e9;
            if (!Arrays.deepEquals(found, index.search(dataset.queries()))) {
                throw new IllegalStateException(
                        "The index that was read finds other rows than the one that was written");
            }
        }
        return Ratio.median(seconds);
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
