package dev.larch.iam.role;

import dev.larch.platform.access.Access;
import dev.larch.platform.access.Resource;
import dev.larch.platform.access.Role;
import dev.larch.platform.access.RoleMatrix;
import dev.larch.platform.identity.Principal;

/** Nobody can give what he does not hold. */
public final class HeldRole {

    private HeldRole() {}

    /**
     * Passes who holds, on the very same resource, everything that the role grants; fails with PERMISSION_DENIED naming
     * what is missing.
     */
    public static void require(Principal granter, Role role, Resource resource) {
        for (var permission : RoleMatrix.permissionsOf(role)) {
            if (!Access.allows(granter, permission, resource)) {
                throw Access.denied(permission);
            }
        }
    }
}
