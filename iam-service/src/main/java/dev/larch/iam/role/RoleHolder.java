package dev.larch.iam.role;

import dev.larch.platform.identity.Principal;
import java.util.UUID;

/** Who a role is bound to. */
public record RoleHolder(HolderType type, UUID id) {

    public static RoleHolder user(UUID id) {
        return new RoleHolder(HolderType.USER, id);
    }

    public static RoleHolder serviceAccount(UUID id) {
        return new RoleHolder(HolderType.SERVICE_ACCOUNT, id);
    }

    public static RoleHolder invite(UUID id) {
        return new RoleHolder(HolderType.INVITE, id);
    }

    /** The caller of a request; Larch's own services hold no bindings. */
    public static RoleHolder of(Principal principal) {
        var type = HolderType.find(principal.type().wireName())
                .orElseThrow(() -> new IllegalArgumentException("A service holds no bindings"));
        return new RoleHolder(type, UUID.fromString(principal.id()));
    }
}
