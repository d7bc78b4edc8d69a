package dev.larch.engine.memory;

import java.util.concurrent.atomic.AtomicLong;

/** What one index has taken of a budget. */
public final class MemoryAccount {

    private final MemoryBudget budget;
    private final AtomicLong bytes = new AtomicLong();

    public MemoryAccount(MemoryBudget budget) {
        this.budget = budget;
    }

    /** Fails with {@link MemoryExhaustedException} if that is more than what is left; less than nothing is given back. */
    public void reserve(long wanted) {
        if (wanted <= 0) {
            take(wanted);
        } else if (!tryReserve(wanted)) {
            throw new MemoryExhaustedException(wanted, budget);
        }
    }

    /** Whether so much was left, and is taken now. */
    public boolean tryReserve(long wanted) {
        boolean isLeft = budget.tryReserve(wanted);
        if (isLeft) {
            bytes.addAndGet(wanted);
        }
        return isLeft;
    }

    /** Takes what must be had, even beyond the limit. */
    public void take(long needed) {
        budget.add(needed);
        bytes.addAndGet(needed);
    }

    public void release(long unused) {
        take(-unused);
    }

    /** Gives everything back. */
    public void close() {
        budget.add(-bytes.getAndSet(0));
    }

    public long bytes() {
        return bytes.get();
    }
}
