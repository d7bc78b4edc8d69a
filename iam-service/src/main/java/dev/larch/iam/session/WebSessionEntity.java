package dev.larch.iam.session;

import dev.larch.platform.web.CallOrigin;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

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

    @Column(name = "source_address")
    @Nullable
    String sourceAddress;

    @Column(name = "user_agent")
    @Nullable
    String userAgent;

    @Nullable
    String connection;

    @Column(name = "connection_id")
    @Nullable
    UUID connectionId;

    @Column(name = "provider_sid")
    @Nullable
    String providerSid;

    @Column(name = "email_domain")
    @Nullable
    String emailDomain;

    @Column(name = "authenticated_at")
    @Nullable
    Instant authenticatedAt;

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

    /** Notes where the session came from. */
    void come(WebSession.Origin origin, CallOrigin call) {
        sourceAddress = call.sourceAddress();
        userAgent = call.userAgent();
        authenticatedAt = origin.authenticatedAt();
        emailDomain = origin.domain();
        var through = origin.through();
        if (through != null) {
            connection = through.connection();
            connectionId = through.connectionId();
            providerSid = through.providerSession();
            var latest = createdAt.plus(through.lifetime());
            endsAt = latest.isBefore(endsAt) ? latest : endsAt;
        }
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
