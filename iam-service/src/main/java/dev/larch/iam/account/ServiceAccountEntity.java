package dev.larch.iam.account;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** A row of {@code service_account}. */
@Entity
@Table(name = "service_account")
class ServiceAccountEntity {

    @Id
    UUID id;

    @Column(name = "organization_id")
    UUID organizationId;

    String name;

    @Column(name = "client_id")
    String clientId;

    @Column(name = "secret_id")
    UUID secretId;

    @Column(name = "secret_sha256")
    String secretSha256;

    @Column(name = "created_at")
    Instant createdAt;

    @Column(name = "updated_at")
    Instant updatedAt;

    @SuppressWarnings("NullAway.Init") // Hibernate fills the fields.
    ServiceAccountEntity() {}

    static ServiceAccountEntity of(ServiceAccount account) {
        var entity = new ServiceAccountEntity();
        entity.id = account.id();
        entity.organizationId = account.organizationId();
        entity.name = account.name();
        entity.clientId = account.clientId();
        entity.secretId = account.secretId();
        entity.secretSha256 = account.secretSha256();
        entity.createdAt = account.createdAt();
        entity.updatedAt = account.updatedAt();
        return entity;
    }

    ServiceAccount toServiceAccount() {
        return new ServiceAccount(id, organizationId, name, clientId, secretId, secretSha256, createdAt, updatedAt);
    }
}
