package dev.larch.platform.access;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One role that a principal holds on one resource; it counts for everything below that resource.
 *
 * @param id the binding's own id; null for a role that comes with being what the principal is
 * @param resourceId null only for the installation
 * @param scope the part of the project that the binding is limited to; null for all of it
 */
@JsonNaming(SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Binding(
        @Nullable UUID id,
        Role role,
        ResourceType resourceType,
        @Nullable UUID resourceId,
        @Nullable Scope scope) {

    /** A binding that has no id of its own and no limit. */
    public static Binding of(Role role, ResourceType resourceType, @Nullable UUID resourceId) {
        return new Binding(null, role, resourceType, resourceId, null);
    }

    boolean covers(Resource resource) {
        return reaches(resource) && (scope == null || scope.covers(resource));
    }

    /** Whether it covers the resource or some part of it. */
    boolean touches(Resource resource) {
        return reaches(resource) && (scope == null || scope.touches(resource));
    }

    boolean grants(Permission permission) {
        return RoleMatrix.permissionsOf(role).contains(permission);
    }

    boolean grantsAnythingAt(ResourceType level) {
        return RoleMatrix.permissionsOf(role).stream().anyMatch(permission -> permission.level() == level);
    }

    private boolean reaches(Resource resource) {
        return switch (resourceType) {
            case INSTALLATION -> resource.organizationId() == null;
            case ORGANIZATION -> resourceId != null && resourceId.equals(resource.organizationId());
            case PROJECT -> resourceId != null && resourceId.equals(resource.projectId());
        };
    }
}
