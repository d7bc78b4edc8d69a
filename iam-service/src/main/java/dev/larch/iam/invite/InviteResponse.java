package dev.larch.iam.invite;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An invite on the wire.
 *
 * @param mailStatus Larch's addition: what became of the mail; absent while it is on its way
 * @param link Larch's addition: where to sign in; only in the reply to who invites, and only without a mail server
 */
@JsonNaming(SnakeCaseStrategy.class)
public record InviteResponse(
        UUID id,
        String email,
        InviteStatus status,
        @JsonInclude(JsonInclude.Include.ALWAYS) Instant expiresAt,
        @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable Instant processedAt,
        Instant createdAt,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable MailStatus mailStatus,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String link) {

    static InviteResponse of(Invite invite, Instant now) {
        return of(invite, now, null);
    }

    static InviteResponse of(Invite invite, Instant now, @Nullable String link) {
        return new InviteResponse(
                invite.id(),
                invite.email(),
                invite.status(now),
                invite.expiresAt(),
                invite.processedAt(),
                invite.createdAt(),
                invite.mailStatus(),
                link);
    }
}
