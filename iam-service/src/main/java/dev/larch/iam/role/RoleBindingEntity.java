package dev.larch.iam.role;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** A row of {@code role_binding}. */
@Entity
@Table(name = "role_binding")
class RoleBindingEntity {

    @Id
    UUID id;

    @Column(name = "organization_id")
    UUID organizationId;

    @Column(name = "principal_type")
    String principalType;

    @Column(name = "principal_id")
    UUID principalId;

    @Column(name = "resource_type")
    String resourceType;

    @Column(name = "resource_id")
    UUID resourceId;

    String role;

    @Column(name = "created_at")
    Instant createdAt;

    @SuppressWarnings("NullAway.Init") // Hibernate and the service fill the fields.
    RoleBindingEntity() {}
}
