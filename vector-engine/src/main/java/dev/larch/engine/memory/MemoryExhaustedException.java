package dev.larch.engine.memory;

/** A record for which there is no memory left; nothing has changed. */
public final class MemoryExhaustedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    MemoryExhaustedException(long bytes, MemoryBudget budget) {
        super("A record takes about %d bytes of memory, and %d of %d are taken: delete records, or give it more memory."
                .formatted(bytes, budget.reservedBytes(), budget.limitBytes()));
    }
}
