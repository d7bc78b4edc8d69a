package dev.larch.iam.mapping;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.larch.iam.group.GroupRole;
import dev.larch.platform.access.ResourceType;
import dev.larch.platform.access.Role;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A mapping on the wire. */
@JsonNaming(SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record GroupRoleResponse(
        UUID id,
        String group,
        Role role,
        ResourceType resourceType,
        UUID resourceId,
        @Nullable String index,
        @Nullable String namespace,
        Instant createdAt) {

    static GroupRoleResponse of(GroupRole mapping) {
        var grant = mapping.grant();
        return new GroupRoleResponse(
                mapping.id(),
                mapping.group(),
                grant.role(),
                grant.resourceType(),
                grant.resourceId(),
                grant.index(),
                grant.namespace(),
                mapping.createdAt());
    }
}
