package dev.larch.iam.role;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

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

    @Nullable
    @Column(name = "index_name")
    String indexName;

    @Nullable
    String namespace;

    @Column(name = "created_at")
    Instant createdAt;

    @SuppressWarnings("NullAway.Init") // Hibernate and the service fill the fields.
    RoleBindingEntity() {}
}
