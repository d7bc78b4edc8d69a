package dev.larch.iam.session.admin;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A live session, and where it came from. */
record SessionInfo(
        UUID id,
        UUID userId,
        String email,
        Instant createdAt,
        Instant lastSeenAt,
        Instant endsAt,
        @Nullable String sourceAddress,
        @Nullable String userAgent,
        @Nullable String connection) {

    String userAgentFamily() {
        return UserAgentFamily.of(userAgent);
    }
}
