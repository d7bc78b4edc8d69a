package dev.larch.platform.refusal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.larch.kernel.ErrorCode;
import dev.larch.platform.audit.AuditEvent;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** A flood of failures leaves a bounded number of events, and a count of the rest. */
class RefusalBudgetTest {

    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    private final AtomicInteger lost = new AtomicInteger();

    @Test
    void writesEachEventWithinTheBudget() {
        var budget = budget(2, 10);

        assertEquals(1, budget.offer(event("a", "create", NOON)).size());
        assertEquals(1, budget.offer(event("a", "create", NOON)).size());
    }

    @Test
    void countsTheRestByKindAndTellsWhenTheMinuteIsOver() {
        var budget = budget(1, 10);
        budget.offer(event("a", "create", NOON));
        budget.offer(event("a", "create", NOON.plusSeconds(1)));
        budget.offer(event("a", "create", NOON.plusSeconds(2)));
        budget.offer(event("a", "delete", NOON.plusSeconds(3)));

        var before = budget.close(NOON.plusSeconds(59));
        var after = budget.close(NOON.plusSeconds(60));

        assertEquals(List.of(), before);
        assertEquals(
                List.of("create 2", "delete 1"), after.stream().map(this::count).toList());
        assertEquals(List.of(), budget.close(NOON.plusSeconds(61)));
    }

    @Test
    void tellsTheCountsBeforeTheFirstEventOfTheNextMinute() {
        var budget = budget(1, 10);
        budget.offer(event("a", "create", NOON));
        budget.offer(event("a", "create", NOON));

        var due = budget.offer(event("a", "update", NOON.plusSeconds(60)));

        assertEquals(
                List.of("create 1", "update null"),
                due.stream().map(this::count).toList());
    }

    @Test
    void givesEachCredentialItsOwnBudget() {
        var budget = budget(1, 10);

        assertEquals(1, budget.offer(event("a", "create", NOON)).size());
        assertEquals(1, budget.offer(event("b", "create", NOON)).size());
        assertEquals(0, budget.offer(event("b", "create", NOON)).size());
    }

    @Test
    void boundsWhatItRemembers() {
        var budget = budget(1, 2);
        budget.offer(event("a", "create", NOON));
        budget.offer(event("b", "create", NOON));
        budget.offer(event("c", "create", NOON));
        budget.offer(event("d", "create", NOON));

        budget.offer(event("e", "create", NOON));

        assertEquals(1, lost.get());
    }

    private RefusalBudget budget(int perMinute, int mostKinds) {
        return new RefusalBudget(perMinute, mostKinds, lost::incrementAndGet);
    }

    private String count(AuditEvent event) {
        return event.event().action() + " " + event.event().parameters().get("calls");
    }

    static AuditEvent event(String credential, String action, Instant time) {
        return new AuditEvent(
                UUID.randomUUID(),
                new UUID(0, 1),
                "Acme",
                new AuditEvent.Client("test"),
                new AuditEvent.Actor("p", "p", "user", null),
                new AuditEvent.Detail(
                        time,
                        action,
                        "index",
                        "i",
                        "i",
                        AuditEvent.Outcome.failure(ErrorCode.PERMISSION_DENIED, "No."),
                        Map.of()),
                null,
                null,
                new AuditEvent.Origin("index-service", "r", null, credential, null),
                AuditEvent.SCHEMA_VERSION);
    }
}
