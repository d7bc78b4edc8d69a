package dev.larch.iam.account;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.larch.iam.grant.GrantReader;
import dev.larch.iam.grant.RoleBindingInput;
import dev.larch.iam.role.Grant;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An account to be, with up to 100 roles. */
@JsonNaming(SnakeCaseStrategy.class)
public record CreateServiceAccountRequest(
        @NotNull @AccountName String name, @Nullable List<@Nullable RoleBindingInput> roleBindings) {

    List<Grant> grants(UUID organizationId) {
        return GrantReader.readAll(organizationId, roleBindings, 0);
    }
}
