package dev.larch.platform.access;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One role that a principal holds on one resource; it counts for everything below that resource.
 *
 * @param resourceId null only for the installation
 */
@JsonNaming(SnakeCaseStrategy.class)
public record Binding(
        Role role, ResourceType resourceType, @Nullable UUID resourceId) {

    boolean covers(Resource resource) {
        return switch (resourceType) {
            case INSTALLATION -> resource.organizationId() == null;
            case ORGANIZATION -> resourceId != null && resourceId.equals(resource.organizationId());
            case PROJECT -> resourceId != null && resourceId.equals(resource.projectId());
        };
    }

    boolean grants(Permission permission) {
        return RoleMatrix.permissionsOf(role).contains(permission);
    }

    boolean grantsAnythingAt(ResourceType level) {
        return RoleMatrix.permissionsOf(role).stream().anyMatch(permission -> permission.level() == level);
    }
}
