package dev.larch.iam.apikey;

import dev.larch.iam.role.KeyGrants;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** A row of {@code api_key}. */
@Entity
@Table(name = "api_key")
class ApiKeyEntity {

    @Id
    UUID id;

    @Column(name = "organization_id")
    UUID organizationId;

    @Column(name = "project_id")
    UUID projectId;

    String name;

    String label;

    @Column(name = "secret_sha256")
    String secretSha256;

    @Column(name = "created_at")
    Instant createdAt;

    @SuppressWarnings("NullAway.Init") // Hibernate fills the fields.
    ApiKeyEntity() {}

    static ApiKeyEntity of(NewApiKey created) {
        var key = created.key();
        var entity = new ApiKeyEntity();
        entity.id = key.id();
        entity.organizationId = key.organizationId();
        entity.projectId = key.projectId();
        entity.createdAt = key.createdAt();
        entity.label = created.value().label();
        entity.secretSha256 = created.value().sha256();
        entity.take(key);
        return entity;
    }

    /** Takes over what can change. */
    void take(ApiKey key) {
        name = key.name();
    }

    ApiKey toApiKey(KeyGrants grants) {
        return new ApiKey(id, organizationId, projectId, name, grants, createdAt);
    }
}
