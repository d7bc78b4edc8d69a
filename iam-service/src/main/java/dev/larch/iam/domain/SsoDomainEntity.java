package dev.larch.iam.domain;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A row of {@code sso_domain}. */
@Entity
@Table(name = "sso_domain")
class SsoDomainEntity {

    @Id
    UUID id;

    @Column(name = "organization_id")
    UUID organizationId;

    String name;

    String token;

    @Column(name = "connection_id")
    @Nullable
    UUID connectionId;

    @Column(name = "verified_at")
    @Nullable
    Instant verifiedAt;

    @Column(name = "created_at")
    Instant createdAt;

    @SuppressWarnings("NullAway.Init") // Hibernate fills the fields.
    SsoDomainEntity() {}

    static SsoDomainEntity of(SsoDomain domain) {
        var entity = new SsoDomainEntity();
        entity.id = domain.id();
        entity.organizationId = domain.organizationId();
        entity.name = domain.name();
        entity.token = domain.token();
        entity.createdAt = domain.createdAt();
        return entity;
    }

    SsoDomain toDomain() {
        return new SsoDomain(id, organizationId, name, token, connectionId, verifiedAt, createdAt);
    }
}
