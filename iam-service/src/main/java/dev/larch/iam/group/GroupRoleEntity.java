package dev.larch.iam.group;

import dev.larch.platform.access.ResourceType;
import dev.larch.platform.access.Role;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A row of {@code group_role}. */
@Entity
@Table(name = "group_role")
class GroupRoleEntity {

    @Id
    UUID id;

    @Column(name = "organization_id")
    UUID organizationId;

    @Column(name = "group_name")
    String group;

    String role;

    @Column(name = "resource_type")
    String resourceType;

    @Column(name = "resource_id")
    UUID resourceId;

    @Column(name = "index_name")
    @Nullable
    String index;

    @Nullable
    String namespace;

    @Column(name = "created_at")
    Instant createdAt;

    @SuppressWarnings("NullAway.Init") // Hibernate fills the fields.
    GroupRoleEntity() {}

    static GroupRoleEntity of(GroupRole mapping) {
        var entity = new GroupRoleEntity();
        entity.id = mapping.id();
        entity.organizationId = mapping.organizationId();
        entity.group = mapping.group();
        entity.role = mapping.grant().role().wireName();
        entity.resourceType = mapping.grant().resourceType().wireName();
        entity.resourceId = mapping.grant().resourceId();
        entity.index = mapping.grant().index();
        entity.namespace = mapping.grant().namespace();
        entity.createdAt = mapping.createdAt();
        return entity;
    }

    GroupRole toGroupRole() {
        var grant = new RoleGrant(
                Role.ofWireName(role), ResourceType.ofWireName(resourceType), resourceId, index, namespace);
        return new GroupRole(id, organizationId, group, grant, createdAt);
    }
}
