package dev.larch.iam.grant;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.larch.iam.role.HolderType;
import dev.larch.iam.role.RoleBinding;
import dev.larch.platform.access.ResourceType;
import dev.larch.platform.access.Role;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A role binding on the wire.
 *
 * @param index Larch's addition: the index that the role is limited to
 * @param namespace Larch's addition: the namespace of that index; {@code __default__} for the default one
 */
@JsonNaming(SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RoleBindingResponse(
        UUID id,
        HolderType principalType,
        UUID principalId,
        ResourceType resourceType,
        UUID resourceId,
        Role role,
        Instant createdAt,
        @Nullable String index,
        @Nullable String namespace) {

    static RoleBindingResponse of(RoleBinding binding) {
        var grant = binding.grant();
        var scope = grant.scope();
        return new RoleBindingResponse(
                binding.id(),
                binding.holder().type(),
                binding.holder().id(),
                grant.resourceType(),
                grant.resourceId(),
                grant.role(),
                binding.createdAt(),
                scope == null ? null : scope.index(),
                scope == null ? null : scope.wireNamespace());
    }
}
