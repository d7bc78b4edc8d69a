package dev.larch.audit.event;

import dev.larch.kernel.Ids;
import dev.larch.platform.audit.AuditEvent;
import dev.larch.platform.identity.OrganizationRef;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An event as index-service would send it; a test says only what matters to it. */
final class EventBuilder {

    static final String SERVICE = "index-service";

    private final OrganizationRef organization;
    private UUID id = Ids.next(Clock.systemUTC());
    private Instant time = Instant.parse("2026-03-01T12:00:00.697Z");
    private String action = "create";
    private String resourceType = "index";
    private String resourceId = "docs-example";
    private AuditEvent.Actor actor = new AuditEvent.Actor("key-1", "ci", "api_key", null);
    private AuditEvent.Outcome outcome = AuditEvent.Outcome.success();
    private @Nullable UUID projectId;

    private EventBuilder(OrganizationRef organization) {
        this.organization = organization;
    }

    static EventBuilder event(OrganizationRef organization) {
        return new EventBuilder(organization);
    }

    EventBuilder id(UUID id) {
        this.id = id;
        return this;
    }

    EventBuilder at(String time) {
        this.time = Instant.parse(time);
        return this;
    }

    EventBuilder action(String action) {
        this.action = action;
        return this;
    }

    EventBuilder resource(String type, String id) {
        this.resourceType = type;
        this.resourceId = id;
        return this;
    }

    EventBuilder actor(String id, String name) {
        this.actor = new AuditEvent.Actor(id, name, "user", "Ada");
        return this;
    }

    EventBuilder failed() {
        this.outcome = new AuditEvent.Outcome("failure", "Quota exceeded.", "QUOTA_EXCEEDED");
        return this;
    }

    EventBuilder project(UUID projectId) {
        this.projectId = projectId;
        return this;
    }

    AuditEvent build() {
        return new AuditEvent(
                id,
                organization.id(),
                organization.name(),
                new AuditEvent.Client("pinecone-client/6.1.0"),
                actor,
                new AuditEvent.Detail(
                        time, action, resourceType, resourceId, resourceId, outcome, Map.of("dimension", 3)),
                null,
                projectId,
                new AuditEvent.Origin(SERVICE, "request-1", "192.0.2.1", "credential-1", null),
                AuditEvent.SCHEMA_VERSION);
    }
}
