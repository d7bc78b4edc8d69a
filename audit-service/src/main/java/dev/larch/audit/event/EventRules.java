package dev.larch.audit.event;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectWriter;
import dev.larch.platform.audit.AuditEvent;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What an event must be like to be stored. */
final class EventRules {

    static final int MAX_BYTES = 32 * 1024;

    private static final int MAX_NAME = 64;
    private static final int MAX_TEXT = 512;
    private static final Set<String> RESULTS = Set.of("success", "failure");
    private static final Instant EARLIEST = Instant.parse("1970-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

    /** NUL as Jackson writes it: an escape whose backslash is not itself escaped. PostgreSQL stores no such text. */
    private static final Pattern NUL = Pattern.compile("(?<!\\\\)(?:\\\\\\\\)*\\\\u0000");

    private final ObjectWriter writer;

    EventRules(ObjectWriter writer) {
        this.writer = writer;
    }

    /** The event as it will be stored; fails with INVALID_ARGUMENT naming the field. The sender may speak for itself only. */
    IncomingEvent check(@Nullable AuditEvent candidate, EventField field, String sender) {
        var event = field.required(candidate);
        field.at("id").required(event.id());
        field.at("organization_id").required(event.organizationId());
        field.at("organization_name").required(event.organizationName());
        field.at("client").required(event.client());
        checkActor(event.actor(), field.at("actor"));
        checkDetail(event.event(), field.at("event"));
        checkOrigin(event.origin(), field.at("origin"), sender);
        checkVersion(event, field);
        return new IncomingEvent(event, checkedJson(event, field));
    }

    private static void checkActor(AuditEvent.@Nullable Actor candidate, EventField field) {
        var actor = field.required(candidate);
        field.at("principal_id").name(actor.principalId(), MAX_TEXT);
        field.at("principal_name").text(actor.principalName(), MAX_TEXT);
        field.at("principal_type").name(actor.principalType(), MAX_NAME);
    }

    private static void checkDetail(AuditEvent.@Nullable Detail candidate, EventField field) {
        var detail = field.required(candidate);
        checkTime(detail.time(), field.at("time"));
        field.at("action").name(detail.action(), MAX_NAME);
        field.at("resource_type").name(detail.resourceType(), MAX_NAME);
        field.at("resource_id").text(detail.resourceId(), MAX_TEXT);
        field.at("resource_name").required(detail.resourceName());
        field.at("parameters").required(detail.parameters());
        var outcome = field.at("outcome").required(detail.outcome());
        var result = field.at("outcome").at("result");
        if (!RESULTS.contains(result.required(outcome.result()))) {
            throw result.because("is neither success nor failure");
        }
    }

    private static void checkTime(@Nullable Instant candidate, EventField field) {
        var time = field.required(candidate);
        if (time.isBefore(EARLIEST) || time.isAfter(LATEST)) {
            throw field.because("is not between the years 1970 and 9999");
        }
    }

    private static void checkOrigin(AuditEvent.@Nullable Origin candidate, EventField field, String sender) {
        var origin = field.required(candidate);
        field.at("request_id").required(origin.requestId());
        field.at("credential_id").required(origin.credentialId());
        var service = field.at("service");
        if (!service.required(origin.service()).equals(sender)) {
            throw service.because("is not the service that sent the event");
        }
    }

    private static void checkVersion(AuditEvent event, EventField field) {
        if (event.schemaVersion() != AuditEvent.SCHEMA_VERSION) {
            throw field.at("schema_version").because("is not %d".formatted(AuditEvent.SCHEMA_VERSION));
        }
        if (event.sequence() != null) {
            throw field.at("sequence").because("is given by audit-service");
        }
    }

    private String checkedJson(AuditEvent event, EventField field) {
        var json = write(event);
        if (json.getBytes(StandardCharsets.UTF_8).length > MAX_BYTES) {
            throw field.because("is larger than %d bytes".formatted(MAX_BYTES));
        }
        if (NUL.matcher(json).find()) {
            throw field.because("contains the character NUL");
        }
        return json;
    }

    private String write(AuditEvent event) {
        try {
            return writer.writeValueAsString(event);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("An event that was read cannot be written", e);
        }
    }
}
