package dev.larch.iam.role;

import dev.larch.platform.access.ResourceType;
import dev.larch.platform.access.Role;
import dev.larch.platform.access.Scope;
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

    static RoleBindingEntity of(RoleBinding binding) {
        var entity = new RoleBindingEntity();
        var grant = binding.grant();
        var scope = grant.scope();
        entity.id = binding.id();
        entity.organizationId = binding.organizationId();
        entity.principalType = binding.holder().type().wireName();
        entity.principalId = binding.holder().id();
        entity.resourceType = grant.resourceType().wireName();
        entity.resourceId = grant.resourceId();
        entity.role = grant.role().wireName();
        entity.indexName = scope == null ? null : scope.index();
        entity.namespace = scope == null ? null : scope.namespace();
        entity.createdAt = binding.createdAt();
        return entity;
    }

    RoleBinding toRoleBinding() {
        var holder = new RoleHolder(HolderType.find(principalType).orElseThrow(), principalId);
        var scope = indexName == null ? null : new Scope(indexName, namespace);
        var grant = new Grant(Role.ofWireName(role), ResourceType.ofWireName(resourceType), resourceId, scope);
        return new RoleBinding(id, organizationId, holder, grant, createdAt);
    }
}
