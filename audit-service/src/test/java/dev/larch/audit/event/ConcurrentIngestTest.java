package dev.larch.audit.event;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.larch.audit.AuditServiceTest;
import dev.larch.platform.audit.AuditEvent;
import dev.larch.platform.test.FakeIam;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Many relays at once: what they bring is kept once, and its numbers have no gap. */
@AuditServiceTest
class ConcurrentIngestTest {

    private static final int THREADS = 12;

    FakeIam iam;
    AuditLog log;

    @BeforeEach
    void newOrganization() {
        log = AuditLog.ofNewOrganization(iam);
    }

    @Test
    void numbersWithoutGapWhileManyAppend() throws Exception {
        atOnce(_ -> () -> log.ingest(log.events(7)).extract().statusCode());

        assertEquals(numbersDownFrom(THREADS * 7L), log.sequences());
    }

    @Test
    void keepsOverlappingBatchesOnce() throws Exception {
        var events = log.events(60);

        // Each batch shares most of its events with its neighbours, and every other one comes in reverse.
        atOnce(i -> () -> {
            var batch = new ArrayList<>(events.subList(i * 3, i * 3 + 20));
            return log.ingest(i % 2 == 0 ? batch : batch.reversed()).extract().statusCode();
        });

        int kept = (THREADS - 1) * 3 + 20;
        assertEquals(numbersDownFrom(kept), log.sequences());
        assertEquals(
                new HashSet<>(
                        events.subList(0, kept).stream().map(AuditEvent::id).toList()),
                new HashSet<>(log.ids(Map.of())));
    }

    @Test
    void locksOrganizationsInOneOrder() throws Exception {
        var logs = IntStream.range(0, 5)
                .mapToObj(_ -> AuditLog.ofNewOrganization(iam))
                .toList();

        // Opposite orders would deadlock if each batch locked in its own.
        atOnce(i -> () -> {
            var batch = logs.stream().map(each -> each.event().build()).toList();
            return log.ingest(i % 2 == 0 ? batch : batch.reversed()).extract().statusCode();
        });

        for (var each : logs) {
            assertEquals(numbersDownFrom(THREADS), each.sequences());
        }
    }

    private interface Work {
        Callable<Integer> of(int thread);
    }

    /** Starts all at the same moment and waits until each was answered with 204. */
    private static void atOnce(Work work) throws Exception {
        var start = new CountDownLatch(1);
        try (var threads = Executors.newFixedThreadPool(THREADS)) {
            var answers = new ArrayList<Future<Integer>>();
            for (int i = 0; i < THREADS; i++) {
                var one = work.of(i);
                answers.add(threads.submit(() -> {
                    start.await();
                    return one.call();
                }));
            }
            start.countDown();
            for (var answer : answers) {
                assertEquals(204, answer.get());
            }
        }
    }

    private static List<Long> numbersDownFrom(long last) {
        return LongStream.rangeClosed(1, last).boxed().toList().reversed();
    }
}
