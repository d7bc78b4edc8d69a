package dev.larch.platform.audit;

import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What happened, without who and when.
 *
 * @param action create, update, delete, login ...
 * @param resourceType index, api-key, project, record ...
 * @param projectId null for what belongs to the organization
 * @param parameters what was asked for; never a secret, never a vector
 */
public record Change(
        String action,
        String resourceType,
        String resourceId,
        String resourceName,
        @Nullable UUID projectId,
        Map<String, Object> parameters) {

    public Change {
        parameters = Map.copyOf(parameters);
    }
}
