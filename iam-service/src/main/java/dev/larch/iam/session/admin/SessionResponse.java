package dev.larch.iam.session.admin;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A session on the wire. */
@JsonNaming(SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SessionResponse(
        UUID id,
        UUID userId,
        String email,
        Instant createdAt,
        Instant lastSeenAt,
        Instant endsAt,
        @Nullable String sourceAddress,
        String userAgentFamily,
        @Nullable String connection) {

    static SessionResponse of(SessionInfo session) {
        return new SessionResponse(
                session.id(),
                session.userId(),
                session.email(),
                session.createdAt(),
                session.lastSeenAt(),
                session.endsAt(),
                session.sourceAddress(),
                session.userAgentFamily(),
                session.connection());
    }

    /** How many sessions were ended. */
    public record Revocation(long revoked) {}
}
