package dev.larch.iam.invite;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A row of {@code invite}. */
@Entity
@Table(name = "invite")
class InviteEntity {

    @Id
    UUID id;

    @Column(name = "organization_id")
    UUID organizationId;

    String email;

    @Nullable
    @Column(name = "invited_by")
    UUID invitedBy;

    @Column(name = "expires_at")
    Instant expiresAt;

    @Nullable
    @Column(name = "processed_at")
    Instant processedAt;

    @Nullable
    @Column(name = "user_id")
    UUID userId;

    @Nullable
    @Column(name = "mail_status")
    String mailStatus;

    @Column(name = "created_at")
    Instant createdAt;

    @SuppressWarnings("NullAway.Init") // Hibernate fills the fields.
    InviteEntity() {}

    static InviteEntity of(Invite invite) {
        var entity = new InviteEntity();
        entity.id = invite.id();
        entity.organizationId = invite.organizationId();
        entity.email = invite.email();
        entity.createdAt = invite.createdAt();
        entity.send(invite.invitedBy(), invite.expiresAt(), invite.mailStatus());
        return entity;
    }

    /** Goes out, for the first time or again. */
    void send(@Nullable UUID inviterId, Instant newExpiry, @Nullable MailStatus status) {
        invitedBy = inviterId;
        expiresAt = newExpiry;
        mailStatus = status == null ? null : status.wireName();
    }

    Invite toInvite() {
        var status = mailStatus == null ? null : MailStatus.ofWireName(mailStatus);
        return new Invite(id, organizationId, email, invitedBy, expiresAt, processedAt, userId, status, createdAt);
    }
}
