package dev.larch.iam.session;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** A row of {@code web_session}. */
@Entity
@Table(name = "web_session")
class WebSessionEntity {

    @Id
    UUID id;

    @Column(name = "organization_id")
    UUID organizationId;

    @Column(name = "user_id")
    UUID userId;

    @Column(name = "cookie_sha256")
    String cookieSha256;

    @Column(name = "created_at")
    Instant createdAt;

    @Column(name = "last_seen_at")
    Instant lastSeenAt;

    @Column(name = "idle_ends_at")
    Instant idleEndsAt;

    @Column(name = "ends_at")
    Instant endsAt;

    @SuppressWarnings("NullAway.Init") // Hibernate fills the fields.
    WebSessionEntity() {}

    static WebSessionEntity of(WebSession session, SessionSecret secret, Instant now, SessionConfig limits) {
        var entity = new WebSessionEntity();
        entity.id = session.id();
        entity.organizationId = session.organizationId();
        entity.userId = session.userId();
        entity.cookieSha256 = secret.sha256();
        entity.createdAt = now;
        entity.endsAt = now.plus(limits.lifetime());
        entity.see(now, limits);
        return entity;
    }

    /** Something happened in the session. */
    void see(Instant now, SessionConfig limits) {
        lastSeenAt = now;
        idleEndsAt = now.plus(limits.idle());
    }

    WebSession toWebSession() {
        return new WebSession(id, organizationId, userId);
    }
}
