package dev.larch.iam.grant;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.larch.iam.role.Grant;
import dev.larch.iam.role.HolderType;
import dev.larch.iam.role.RoleHolder;
import dev.larch.kernel.ErrorCode;
import jakarta.validation.constraints.NotNull;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A role binding to be. */
@JsonNaming(SnakeCaseStrategy.class)
public record CreateRoleBindingRequest(
        @NotNull String principalType,
        @NotNull UUID principalId,
        @NotNull String resourceType,
        @Nullable UUID resourceId,
        @NotNull String role,
        @Nullable String index,
        @Nullable String namespace) {

    RoleHolder holder() {
        var type = HolderType.find(principalType)
                .orElseThrow(() -> ErrorCode.INVALID_ARGUMENT.because(
                        "principal_type: must be one of %s.".formatted(HolderType.NAMES)));
        return new RoleHolder(type, principalId);
    }

    Grant grant(UUID organizationId) {
        var input = new RoleBindingInput(resourceType, resourceId, role, index, namespace);
        return new GrantReader(organizationId, "").read(input);
    }
}
