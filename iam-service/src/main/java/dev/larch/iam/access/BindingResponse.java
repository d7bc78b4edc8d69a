package dev.larch.iam.access;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.larch.platform.access.Binding;
import dev.larch.platform.access.ResourceType;
import dev.larch.platform.access.Role;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The binding that decides, on the wire. */
@JsonNaming(SnakeCaseStrategy.class)
public record BindingResponse(
        @Nullable UUID id,
        Role role,
        ResourceType resourceType,
        @Nullable UUID resourceId,
        @Nullable String index,
        @Nullable String namespace) {

    static BindingResponse of(Binding binding) {
        var scope = binding.scope();
        return new BindingResponse(
                binding.id(),
                binding.role(),
                binding.resourceType(),
                binding.resourceId(),
                scope == null ? null : scope.index(),
                scope == null ? null : scope.wireNamespace());
    }
}
