package dev.larch.platform.refusal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.larch.platform.audit.AuditEvent;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The writer works behind the back of whoever hands it an event, in order, and counts what it cannot write. */
class RefusalWriterTest {

    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    private final Vertx vertx = Vertx.vertx();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final LinkedBlockingQueue<String> written = new LinkedBlockingQueue<>();

    @AfterEach
    void close() {
        vertx.close();
    }

    @Test
    void writesInOrder() throws InterruptedException {
        var writer = new RefusalWriter(this::write, vertx, meters);

        List.of("1", "2", "3").forEach(action -> writer.add(RefusalBudgetTest.event("a", action, NOON)));

        assertEquals("1", written.poll(5, TimeUnit.SECONDS));
        assertEquals("2", written.poll(5, TimeUnit.SECONDS));
        assertEquals("3", written.poll(5, TimeUnit.SECONDS));
    }

    @Test
    void countsWhatCannotBeWrittenAndGoesOn() throws InterruptedException {
        var writer = new RefusalWriter(this::writeGood, vertx, meters);

        writer.add(RefusalBudgetTest.event("a", "bad", NOON));
        awaitLost(1);
        writer.add(RefusalBudgetTest.event("a", "good", NOON));

        assertEquals("good", written.poll(5, TimeUnit.SECONDS));
    }

    @Test
    void holdsNoMoreThanItsQueueWhileTheDatabaseIsAway() throws InterruptedException {
        var asked = new CountDownLatch(1);
        var writer = new RefusalWriter(
                _ -> {
                    asked.countDown();
                    return Uni.createFrom().nothing();
                },
                vertx,
                meters);
        writer.add(RefusalBudgetTest.event("a", "first", NOON));
        asked.await();

        for (int i = 0; i < 5_003; i++) {
            writer.add(RefusalBudgetTest.event("a", "more", NOON));
        }

        assertEquals(3, lost());
    }

    private Uni<Void> write(List<AuditEvent> events) {
        events.forEach(event -> written.add(event.event().action()));
        return Uni.createFrom().voidItem();
    }

    private Uni<Void> writeGood(List<AuditEvent> events) {
        return events.stream().anyMatch(event -> event.event().action().equals("bad"))
                ? Uni.createFrom().failure(new IllegalStateException("The database is away"))
                : write(events);
    }

    private void awaitLost(int number) throws InterruptedException {
        var passed = new CountDownLatch(1);
        vertx.setPeriodic(20, _ -> {
            if (lost() == number) {
                passed.countDown();
            }
        });
        assertEquals(true, passed.await(10, TimeUnit.SECONDS));
    }

    private int lost() {
        return (int) meters.counter("larch.audit.refusals.lost").count();
    }
}
