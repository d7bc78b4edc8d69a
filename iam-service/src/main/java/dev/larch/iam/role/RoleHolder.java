package dev.larch.iam.role;

import dev.larch.platform.identity.PrincipalType;
import java.util.UUID;

/** Who a role is bound to: a person or a service account. */
public record RoleHolder(PrincipalType type, UUID id) {

    public static RoleHolder user(UUID id) {
        return new RoleHolder(PrincipalType.USER, id);
    }

    public static RoleHolder serviceAccount(UUID id) {
        return new RoleHolder(PrincipalType.SERVICE_ACCOUNT, id);
    }
}
