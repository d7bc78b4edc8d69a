package dev.larch.iam.connection;

import dev.larch.platform.access.Role;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A row of {@code sso_connection}. */
@Entity
@Table(name = "sso_connection")
class SsoConnectionEntity {

    @Id
    UUID id;

    @Column(name = "organization_id")
    UUID organizationId;

    String name;

    String issuer;

    @Column(name = "client_id")
    String clientId;

    @Column(name = "client_secret")
    String sealedSecret;

    String[] scopes;

    @Column(name = "default_role")
    String defaultRole;

    @Column(name = "group_claim")
    @Nullable
    String groupClaim;

    @Column(name = "session_lifetime_seconds")
    int sessionLifetimeSeconds;

    boolean enforce;

    boolean enabled;

    @Column(name = "created_at")
    Instant createdAt;

    @SuppressWarnings("NullAway.Init") // Hibernate fills the fields.
    SsoConnectionEntity() {}

    static SsoConnectionEntity of(SsoConnection connection) {
        var entity = new SsoConnectionEntity();
        entity.id = connection.id();
        entity.organizationId = connection.organizationId();
        entity.issuer = connection.issuer();
        entity.createdAt = connection.createdAt();
        entity.take(connection);
        return entity;
    }

    /** Takes over what can change. */
    void take(SsoConnection connection) {
        name = connection.name();
        clientId = connection.clientId();
        sealedSecret = connection.sealedSecret();
        scopes = connection.scopes().toArray(String[]::new);
        defaultRole = connection.defaultRole().wireName();
        groupClaim = connection.groupClaim();
        sessionLifetimeSeconds = Math.toIntExact(connection.sessionLifetime().toSeconds());
        enforce = connection.enforce();
        enabled = connection.enabled();
    }

    SsoConnection toConnection() {
        return new SsoConnection(
                id,
                organizationId,
                name,
                issuer,
                clientId,
                sealedSecret,
                List.of(scopes),
                Role.ofWireName(defaultRole),
                groupClaim,
                Duration.ofSeconds(sessionLifetimeSeconds),
                enforce,
                enabled,
                createdAt);
    }
}
