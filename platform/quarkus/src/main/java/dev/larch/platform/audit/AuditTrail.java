package dev.larch.platform.audit;

import dev.larch.kernel.ErrorCode;
import dev.larch.kernel.Ids;
import dev.larch.platform.identity.Principal;
import dev.larch.platform.web.CallOrigin;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Makes the event for a change, or for one that failed: adds who, when and from where. */
@ApplicationScoped
public class AuditTrail {

    private final String service;
    private final Clock clock;

    AuditTrail(@ConfigProperty(name = "quarkus.application.name") String service, Clock clock) {
        this.service = service;
        this.clock = clock;
    }

    /** The event of a change that the principal made in the call that is being served. */
    public AuditEvent event(Principal actor, Change change) {
        return event(actor, change, AuditEvent.Outcome.success(), CallOrigin.current());
    }

    /** The event of something that the principal tried in the call that is being served, and that failed. */
    public AuditEvent failure(Principal actor, Change change, ErrorCode code, String reason) {
        return event(actor, change, AuditEvent.Outcome.failure(code, reason), CallOrigin.current());
    }

    /** The event of what came of a call from there. */
    public AuditEvent event(Principal actor, Change change, AuditEvent.Outcome outcome, CallOrigin origin) {
        var organization = Objects.requireNonNull(actor.organization(), "Services change nothing by themselves");
        return new AuditEvent(
                Ids.next(clock),
                organization.id(),
                organization.name(),
                new AuditEvent.Client(origin.userAgent()),
                new AuditEvent.Actor(actor.id(), actor.name(), actor.type().wireName(), actor.displayName()),
                detail(change, outcome),
                null,
                change.projectId(),
                new AuditEvent.Origin(
                        service,
                        origin.requestId(),
                        origin.sourceAddress(),
                        actor.credentialId(),
                        actor.actingService()),
                AuditEvent.SCHEMA_VERSION);
    }

    private AuditEvent.Detail detail(Change change, AuditEvent.Outcome outcome) {
        return new AuditEvent.Detail(
                clock.instant().truncatedTo(ChronoUnit.MILLIS),
                change.action(),
                change.resourceType(),
                change.resourceId(),
                change.resourceName(),
                outcome,
                change.parameters());
    }
}
