package dev.larch.iam.role;

import dev.larch.platform.access.Resource;
import dev.larch.platform.access.ResourceType;
import dev.larch.platform.access.Role;
import dev.larch.platform.access.Scope;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A role on a resource, whoever holds it.
 *
 * @param scope the part of the project that it is limited to; null for all of it
 */
public record Grant(
        Role role,
        ResourceType resourceType,
        UUID resourceId,
        @Nullable Scope scope) {

    public static Grant onOrganization(Role role, UUID organizationId) {
        return new Grant(role, ResourceType.ORGANIZATION, organizationId, null);
    }

    public static Grant onProject(Role role, UUID projectId, @Nullable Scope scope) {
        return new Grant(role, ResourceType.PROJECT, projectId, scope);
    }

    /** Whether it makes its holder a member of the organization. */
    public boolean isMembership() {
        return resourceType == ResourceType.ORGANIZATION;
    }

    /** What the role counts for, as the authorization decision knows it. */
    public Resource resource(UUID organizationId) {
        if (isMembership()) {
            return Resource.organization(organizationId);
        }
        return scope == null
                ? Resource.project(organizationId, resourceId)
                : new Resource(organizationId, resourceId, scope.index(), scope.namespace());
    }
}
