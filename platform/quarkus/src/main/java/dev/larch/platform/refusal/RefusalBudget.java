package dev.larch.platform.refusal;

import dev.larch.platform.audit.AuditEvent;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How many events the failures of one credential may leave in a minute. What goes beyond is counted by what was tried
 * and how it failed, and each count becomes one event when the minute is over.
 */
final class RefusalBudget {

    private record Kind(
            String credentialId,
            String action,
            String resourceType,
            @Nullable String errorCode) {

        static Kind of(AuditEvent event) {
            var detail = event.event();
            return new Kind(
                    event.origin().credentialId(),
                    detail.action(),
                    detail.resourceType(),
                    detail.outcome().errorCode());
        }
    }

    private record Tally(AuditEvent latest, long calls) {}

    private final int perMinute;
    private final int mostKinds;
    private final Runnable lost;
    private final Map<String, Integer> written = new HashMap<>();
    private final Map<Kind, Tally> tallies = new LinkedHashMap<>();
    private Instant minute = Instant.MIN;

    /** Beyond so many credentials or kinds in a minute, each further failure only runs {@code lost}. */
    RefusalBudget(int perMinute, int mostKinds, Runnable lost) {
        this.perMinute = perMinute;
        this.mostKinds = mostKinds;
        this.lost = lost;
    }

    /** The events that are to be written now: this one or not, after the counts of a minute that is over. */
    synchronized List<AuditEvent> offer(AuditEvent event) {
        var due = close(event.event().time());
        var credential = event.origin().credentialId();
        int used = written.getOrDefault(credential, 0);
        if (used < perMinute && (used > 0 || written.size() < mostKinds)) {
            written.put(credential, used + 1);
            due.add(event);
        } else {
            count(event);
        }
        return due;
    }

    /** The counts of the minute that was over by then. */
    synchronized List<AuditEvent> close(Instant now) {
        var due = new ArrayList<AuditEvent>();
        var current = now.truncatedTo(ChronoUnit.MINUTES);
        if (current.isAfter(minute)) {
            tallies.values().forEach(tally -> due.add(summary(tally)));
            tallies.clear();
            written.clear();
            minute = current;
        }
        return due;
    }

    private void count(AuditEvent event) {
        var kind = Kind.of(event);
        var before = tallies.get(kind);
        if (before == null && tallies.size() >= mostKinds) {
            lost.run();
        } else {
            tallies.put(kind, new Tally(event, before == null ? 1 : before.calls() + 1));
        }
    }

    private static AuditEvent summary(Tally tally) {
        var latest = tally.latest();
        var detail = latest.event();
        return new AuditEvent(
                latest.id(),
                latest.organizationId(),
                latest.organizationName(),
                latest.client(),
                latest.actor(),
                new AuditEvent.Detail(
                        detail.time(),
                        detail.action(),
                        detail.resourceType(),
                        "",
                        "",
                        detail.outcome(),
                        Map.of("calls", tally.calls())),
                null,
                latest.projectId(),
                latest.origin(),
                latest.schemaVersion());
    }
}
