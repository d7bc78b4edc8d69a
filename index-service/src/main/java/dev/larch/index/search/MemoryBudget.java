package dev.larch.index.search;

import static dev.larch.kernel.ErrorCode.RESOURCE_EXHAUSTED;

import java.util.Map;
import java.util.UUID;

/** How much memory all namespaces may take together. When it is full, what has not been used for long gives way. */
final class MemoryBudget {

    /** Counting every namespace for every write would cost more than being late by so much. */
    private static final long COUNT_EVERY_NANOS = 50_000_000;

    private final Map<UUID, IndexMemory> indexes;
    private final long limit;
    private final long idleNanos;
    private volatile long used;
    private volatile long countedNanos;

    MemoryBudget(SearchConfig config, Map<UUID, IndexMemory> indexes) {
        this.indexes = indexes;
        this.limit = (long) (Runtime.getRuntime().maxMemory() * config.memoryShare());
        this.idleNanos = config.idleAfter().toNanos();
        this.countedNanos = System.nanoTime() - COUNT_EVERY_NANOS;
    }

    /** Fails with RESOURCE_EXHAUSTED when the memory is full of what is in use. */
    void requireRoom() {
        if (System.nanoTime() - countedNanos >= COUNT_EVERY_NANOS) {
            count();
        }
        if (used > limit) {
            dropIdle();
        }
        if (used > limit) {
            throw RESOURCE_EXHAUSTED.because("The memory for searching is full: %d of %d MiB are in use by records."
                    .formatted(used >> 20, limit >> 20));
        }
    }

    private void count() {
        countedNanos = System.nanoTime();
        used = indexes.values().stream()
                .flatMap(memory -> memory.all().stream())
                .mapToLong(LoadedNamespace::bytes)
                .sum();
    }

    private void dropIdle() {
        long now = System.nanoTime();
        for (var memory : indexes.values()) {
            memory.all().stream()
                    .filter(loaded -> now - loaded.lastUsedNanos() > idleNanos)
                    .forEach(memory::drop);
        }
        count();
    }
}
