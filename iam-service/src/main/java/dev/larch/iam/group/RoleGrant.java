package dev.larch.iam.group;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.larch.platform.access.Resource;
import dev.larch.platform.access.ResourceType;
import dev.larch.platform.access.Role;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A role on a resource, whoever holds it.
 *
 * @param index the index that it is limited to; null for all of the resource
 * @param namespace the namespace of that index; null for all of the index
 */
@JsonNaming(SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RoleGrant(
        Role role,
        ResourceType resourceType,
        UUID resourceId,
        @Nullable String index,
        @Nullable String namespace) {

    static RoleGrant membership(UUID organizationId) {
        return new RoleGrant(Role.ORG_MEMBER, ResourceType.ORGANIZATION, organizationId, null, null);
    }

    Resource resource(UUID organizationId) {
        return isMembership() ? Resource.organization(organizationId) : Resource.project(organizationId, resourceId);
    }

    boolean isMembership() {
        return resourceType == ResourceType.ORGANIZATION;
    }

    boolean isOwnership() {
        return role == Role.ORG_OWNER;
    }
}
