package dev.larch.engine.memory;

import java.util.concurrent.atomic.AtomicLong;

/** Memory that several indexes share, in estimated bytes. Safe for use by many threads. */
public final class MemoryBudget {

    private final long limitBytes;
    private final AtomicLong reserved = new AtomicLong();

    /** At most so many bytes; a limit of 0 lets in nothing. */
    public MemoryBudget(long limitBytes) {
        if (limitBytes < 0) {
            throw new IllegalArgumentException("The limit is %d bytes: it must not be negative.".formatted(limitBytes));
        }
        this.limitBytes = limitBytes;
    }

    /** A budget that never runs out. */
    public static MemoryBudget unlimited() {
        return new MemoryBudget(Long.MAX_VALUE);
    }

    public long limitBytes() {
        return limitBytes;
    }

    /** What is taken at present; deletions are remembered beyond the limit, too. */
    public long reservedBytes() {
        return reserved.get();
    }

    boolean tryReserve(long bytes) {
        long before = reserved.getAndUpdate(taken -> bytes <= limitBytes - taken ? taken + bytes : taken);
        return bytes <= limitBytes - before;
    }

    void add(long bytes) {
        reserved.addAndGet(bytes);
    }
}
