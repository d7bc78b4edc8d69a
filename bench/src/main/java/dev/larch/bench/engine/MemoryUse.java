package dev.larch.bench.engine;

import dev.larch.bench.engine.dataset.Vectors;
import dev.larch.engine.filter.Metadata;
import java.lang.management.ManagementFactory;

/** What an index takes of the heap, and what it says that it takes. */
record MemoryUse(DefaultIndex index, int records, int dimension, long heapBytes, long formulaBytes) {

    /** Builds an index of these vectors. */
    static MemoryUse of(Vectors vectors) {
        long before = usedHeap();
        var index = DefaultIndex.of(vectors, _ -> Metadata.EMPTY);
        return new MemoryUse(index, vectors.count(), vectors.dimension(), usedHeap() - before, index.bytes());
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
