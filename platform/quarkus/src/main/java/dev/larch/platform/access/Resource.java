package dev.larch.platform.access;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a permission is asked for: a place in the hierarchy installation, organization, project.
 *
 * @param organizationId null only for the installation itself
 * @param projectId null for the organization as a whole
 */
public record Resource(
        @Nullable UUID organizationId, @Nullable UUID projectId) {

    public static Resource installation() {
        return new Resource(null, null);
    }

    public static Resource organization(UUID organizationId) {
        return new Resource(organizationId, null);
    }

    public static Resource project(UUID organizationId, UUID projectId) {
        return new Resource(organizationId, projectId);
    }
}
