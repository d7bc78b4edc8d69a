package dev.larch.bench.engine;

import dev.larch.bench.engine.contender.ProcessClock;
import dev.larch.bench.engine.dataset.Vectors;
import dev.larch.engine.filter.Metadata;
import java.lang.management.ManagementFactory;

/** What an index takes of the heap, what it says that it takes, and what it took to build it. */
record MemoryUse(
        DefaultIndex index, int records, int dimension, long heapBytes, long formulaBytes, double buildSeconds) {

    /** Builds an index of these vectors. */
    static MemoryUse of(Vectors vectors) {
        long before = usedHeap();
        long start = ProcessClock.cpuNanos();
        var index = DefaultIndex.of(vectors, _ -> Metadata.EMPTY);
        double seconds = (ProcessClock.cpuNanos() - start) / 1e9;
        return new MemoryUse(index, vectors.count(), vectors.dimension(), usedHeap() - before, index.bytes(), seconds);
    }

    /** Above 1 the formula is on the safe side. */
    double formulaToHeap() {
        return (double) formulaBytes / heapBytes;
    }

    private static long usedHeap() {
        var memory = ManagementFactory.getMemoryMXBean();
        memory.gc();
        memory.gc();
        return memory.getHeapMemoryUsage().getUsed();
    }
}
