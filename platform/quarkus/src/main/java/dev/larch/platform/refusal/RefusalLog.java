package dev.larch.platform.refusal;

import dev.larch.kernel.ApiException;
import dev.larch.platform.audit.AuditEvent;
import dev.larch.platform.audit.AuditTrail;
import dev.larch.platform.audit.Change;
import dev.larch.platform.identity.Principal;
import dev.larch.platform.web.CallOrigin;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Map;

/**
 * Takes note of calls that failed. Whoever is known leaves an event in his organization's log; whoever is not is counted
 * in the installation's own. It returns at once and never fails: the answer to the caller does not depend on it.
 */
@ApplicationScoped
public class RefusalLog {

    private static final int MOST_KINDS = 10_000;
    private static final int LONGEST_TEXT = 512;

    private final AuditTrail trail;
    private final RefusalWriter writer;
    private final StrangerLog strangers;
    private final RefusalBudget budget;
    private final Clock clock;

    RefusalLog(AuditTrail trail, RefusalWriter writer, StrangerLog strangers, RefusalConfig config, Clock clock) {
        this.trail = trail;
        this.writer = writer;
        this.strangers = strangers;
        this.budget = new RefusalBudget(config.eventsPerMinute(), MOST_KINDS, writer::lost);
        this.clock = clock;
    }

    /** Takes note of a failure that is about to be answered; a second one of the same request is passed over. */
    public void note(Attempt attempt, ApiException failure) {
        if (!attempt.take()) {
            return;
        }
        var principal = attempt.principal();
        var strangeness = attempt.strangeness();
        if (principal != null) {
            noteOf(principal, attempt, failure);
        } else if (strangeness != null) {
            strangers.count(attempt.origin().sourceAddress(), strangeness);
        }
    }

    /** Adds an event of {@link AuditTrail#failure} for what no endpoint's policy refused, such as a failed sign-in. */
    public void add(AuditEvent failure) {
        budget.offer(failure).forEach(writer::add);
    }

    /** Counts a call without a valid credential that an open endpoint refused; the reason is one of a few. */
    public void countStranger(String reason) {
        strangers.count(CallOrigin.current().sourceAddress(), reason);
    }

    /** Writes the counts of minutes that are over. */
    void closeMinutes() {
        budget.close(clock.instant()).forEach(writer::add);
    }

    private void noteOf(Principal principal, Attempt attempt, ApiException failure) {
        var operation = attempt.operationOf(principal);
        if (operation == null || !operation.isWorthAnEvent(failure.code())) {
            return;
        }
        if (principal.organization() == null) {
            strangers.count(attempt.origin().sourceAddress(), "service " + principal.id());
            return;
        }
        var outcome = AuditEvent.Outcome.failure(failure.code(), clean(failure.publicMessage()));
        add(trail.event(principal, change(principal, operation), outcome, attempt.origin()));
    }

    private static Change change(Principal principal, Operation operation) {
        return new Change(
                operation.action(),
                operation.resourceType(),
                clean(operation.resourceId()),
                operation.resourceName(),
                principal.projectId(),
                Map.of(
                        "operation",
                        operation.name(),
                        "path",
                        operation.path().stream().map(RefusalLog::clean).toList()));
    }

    /** What a caller sent, bounded, and without what a database or an event cannot hold. */
    private static String clean(String text) {
        return text.codePoints()
                .limit(LONGEST_TEXT / 2)
                .map(c -> Character.isISOControl(c) || Character.getType(c) == Character.SURROGATE ? '\uFFFD' : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
