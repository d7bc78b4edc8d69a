package dev.larch.iam.grant;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A role on a resource, as requests name it. {@link GrantReader} reads it, so that errors name the field.
 *
 * @param resourceId may be left out for the organization, which is the caller's own in any case
 * @param index Larch's addition: the index that the role is limited to
 * @param namespace Larch's addition: the namespace of that index
 */
@JsonNaming(SnakeCaseStrategy.class)
public record RoleBindingInput(
        @Nullable String resourceType,
        @Nullable UUID resourceId,
        @Nullable String role,
        @Nullable String index,
        @Nullable String namespace) {}
