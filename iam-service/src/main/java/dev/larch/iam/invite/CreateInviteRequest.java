package dev.larch.iam.invite;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.larch.iam.grant.GrantReader;
import dev.larch.iam.grant.RoleBindingInput;
import dev.larch.iam.role.Grant;
import dev.larch.iam.user.EmailAddress;
import dev.larch.kernel.ErrorCode;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An invite to be, with 1 to 100 roles, one of them at least on the organization. */
@JsonNaming(SnakeCaseStrategy.class)
public record CreateInviteRequest(
        @NotNull String email, @NotNull List<@Nullable RoleBindingInput> roleBindings) {

    EmailAddress address() {
        return EmailAddress.parse("email", email);
    }

    List<Grant> grants(UUID organizationId) {
        var grants = GrantReader.readAll(organizationId, roleBindings, 1);
        if (grants.stream().noneMatch(Grant::isMembership)) {
            throw ErrorCode.INVALID_ARGUMENT.because("role_bindings: name at least one role on the organization.");
        }
        return grants;
    }
}
