package dev.larch.iam.invite;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who is asked to become a member.
 *
 * @param email in lower case
 * @param invitedBy the user or service account that sent it last; null for one older than this field
 * @param userId who accepted; null until then
 * @param mailStatus null while the mail is on its way
 */
public record Invite(
        UUID id,
        UUID organizationId,
        String email,
        @Nullable UUID invitedBy,
        Instant expiresAt,
        @Nullable Instant processedAt,
        @Nullable UUID userId,
        @Nullable MailStatus mailStatus,
        Instant createdAt) {

    InviteStatus status(Instant now) {
        if (processedAt != null) {
            return InviteStatus.PROCESSED;
        }
        return expiresAt.isAfter(now) ? InviteStatus.PENDING : InviteStatus.EXPIRED;
    }
}
