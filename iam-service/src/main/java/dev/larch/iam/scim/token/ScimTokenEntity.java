package dev.larch.iam.scim.token;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A row of {@code scim_token}. */
@Entity
@Table(name = "scim_token")
class ScimTokenEntity {

    @Id
    UUID id;

    @Column(name = "organization_id")
    UUID organizationId;

    String name;

    @Column(name = "secret_sha256")
    String secretSha256;

    @Column(name = "created_at")
    Instant createdAt;

    @Column(name = "expires_at")
    Instant expiresAt;

    @Column(name = "last_used_at")
    @Nullable
    Instant lastUsedAt;

    @SuppressWarnings("NullAway.Init") // Hibernate fills the fields.
    ScimTokenEntity() {}

    static ScimTokenEntity of(NewScimToken created) {
        var token = created.token();
        var entity = new ScimTokenEntity();
        entity.id = token.id();
        entity.organizationId = token.organizationId();
        entity.name = token.name();
        entity.secretSha256 = created.value().sha256();
        entity.createdAt = token.createdAt();
        entity.expiresAt = token.expiresAt();
        return entity;
    }

    ScimToken toScimToken() {
        return new ScimToken(id, organizationId, name, createdAt, expiresAt, lastUsedAt);
    }
}
