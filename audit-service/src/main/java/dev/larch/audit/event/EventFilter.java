package dev.larch.audit.event;

import dev.larch.kernel.Sha256;
import java.time.Instant;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which events of an organization are asked for; null lets everything pass.
 *
 * @param startTime the first moment that counts
 * @param endTime the first moment that counts no more
 * @param actor a principal's id or name
 * @param outcome success or failure
 */
record EventFilter(
        @Nullable Instant startTime,
        @Nullable Instant endTime,
        @Nullable String action,
        @Nullable String resourceType,
        @Nullable String resourceId,
        @Nullable String actor,
        @Nullable String outcome,
        @Nullable UUID projectId) {

    /** The same for the same filter in the same organization, and for no other: it ties a page token to its search. */
    String fingerprint(UUID organizationId) {
        // No value contains NUL, so two filters never run together into the same text.
        var text = Stream.of(
                        organizationId, startTime, endTime, action, resourceType, resourceId, actor, outcome, projectId)
                .map(value -> value == null ? "" : value.toString())
                .collect(Collectors.joining("\0"));
        return Sha256.hex(text).substring(0, 16);
    }
}
