package dev.larch.engine;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/** Lets calls pass until it is closed, and counts those under way, so that whoever closes it can wait for the last one. */
final class CallGate {

    private static final long CLOSED = Long.MIN_VALUE;

    /** How many calls are under way; {@link #CLOSED} is added for good. */
    private final AtomicLong underWay = new AtomicLong();

    private final CountDownLatch drained = new CountDownLatch(1);

    /** Runs the call; fails with {@link IndexClosedException} instead once the gate is closed. */
    <T> T pass(Supplier<T> call) {
        boolean isOpen = underWay.getAndIncrement() >= 0;
        try {
            if (!isOpen) {
                throw new IndexClosedException();
            }
            return call.get();
        } finally {
            leave();
        }
    }

    /** Lets no call pass any more, and returns when none is under way; true for who closes it first. */
    boolean close() {
        boolean isFirst = underWay.getAndUpdate(count -> count < 0 ? count : count + CLOSED) >= 0;
        if (isFirst && underWay.get() == CLOSED) {
            drained.countDown();
        }
        awaitDrained();
        return isFirst;
    }

    private void leave() {
        if (underWay.decrementAndGet() == CLOSED) {
            drained.countDown();
        }
    }

    private void awaitDrained() {
        boolean interrupted = false;
        while (true) {
            try {
                drained.await();
                break;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
