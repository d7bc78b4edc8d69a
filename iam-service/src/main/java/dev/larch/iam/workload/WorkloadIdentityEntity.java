package dev.larch.iam.workload;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A row of {@code workload_identity}. */
@Entity
@Table(name = "workload_identity")
class WorkloadIdentityEntity {

    @Id
    UUID id;

    @Column(name = "organization_id")
    UUID organizationId;

    @Column(name = "service_account_id")
    UUID serviceAccountId;

    String issuer;

    String audience;

    String subject;

    @Column(name = "jwks_uri")
    @Nullable
    String jwksUri;

    @Column(name = "created_at")
    Instant createdAt;

    @SuppressWarnings("NullAway.Init") // Hibernate fills the fields.
    WorkloadIdentityEntity() {}

    static WorkloadIdentityEntity of(WorkloadIdentity identity) {
        var entity = new WorkloadIdentityEntity();
        entity.id = identity.id();
        entity.organizationId = identity.organizationId();
        entity.serviceAccountId = identity.serviceAccountId();
        entity.issuer = identity.issuer();
        entity.audience = identity.audience();
        entity.subject = identity.subject();
        entity.jwksUri = identity.jwksUri();
        entity.createdAt = identity.createdAt();
        return entity;
    }

    WorkloadIdentity toWorkloadIdentity() {
        return new WorkloadIdentity(
                id, organizationId, serviceAccountId, issuer, audience, subject, jwksUri, createdAt);
    }
}
