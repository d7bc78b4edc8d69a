package dev.larch.engine.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Collections;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class MemoryBudgetTest {

    private final MemoryBudget budget = new MemoryBudget(100);
    private final MemoryAccount account = new MemoryAccount(budget);

    @Test
    void letsInWhatFitsAndNoMore() {
        account.reserve(60);

        var refusal = assertThrows(MemoryExhaustedException.class, () -> account.reserve(41));

        assertEquals(
                "A record takes about 41 bytes of memory, and 60 of 100 are taken: delete records, or give it more memory.",
                refusal.getMessage());
        assertTrue(account.tryReserve(40));
        assertFalse(account.tryReserve(1));
        assertEquals(100, account.bytes());
    }

    @Test
    void isSharedByAllAccounts() {
        var other = new MemoryAccount(budget);
        account.reserve(60);
        other.reserve(40);

        assertFalse(other.tryReserve(1));

        account.close();
        assertEquals(40, budget.reservedBytes());
        assertTrue(other.tryReserve(60));
    }

    @Test
    void takesWhatMustBeHad() {
        account.take(130);

        assertFalse(account.tryReserve(0));

        account.release(130);
        assertTrue(account.tryReserve(100));
    }

    @Test
    void isNeverOverdrawnByManyAtOnce() throws Exception {
        var granted = new AtomicInteger();
        Callable<Void> greedy = () -> {
            for (int i = 0; i < 1000; i++) {
                if (account.tryReserve(7)) {
                    granted.incrementAndGet();
                }
            }
            return null;
        };

        try (var threads = Executors.newFixedThreadPool(8)) {
            for (var done : threads.invokeAll(Collections.nCopies(8, greedy))) {
                done.get();
            }
        }

        assertEquals(14, granted.get());
        assertEquals(98, budget.reservedBytes());
    }

    @Test
    void refusesALimitBelowZero() {
        assertThrows(IllegalArgumentException.class, () -> new MemoryBudget(-1));
    }
}
