package dev.larch.iam.grant;

import dev.larch.iam.role.Grant;
import dev.larch.iam.role.HeldRole;
import dev.larch.iam.role.HolderType;
import dev.larch.kernel.ApiException;
import dev.larch.kernel.ErrorCode;
import dev.larch.platform.access.Absent;
import dev.larch.platform.access.Access;
import dev.larch.platform.access.Permission;
import dev.larch.platform.identity.Principal;

/** Who may give which role to whom, as far as it can be known without the database. */
final class GrantPolicy {

    private GrantPolicy() {}

    /**
     * Passes who may bind roles there and holds himself, on the very same resource, everything that the role grants;
     * fails with PERMISSION_DENIED naming what is missing, or as for an absent resource.
     */
    static void requireMayGrant(Principal granter, Grant grant) {
        var resource = grant.resource(granter.organizationOrFail());
        Access.require(granter, Permission.ROLE_BINDING_CREATE, resource, absent(grant));
        HeldRole.require(granter, grant.role(), resource);
    }

    /** Passes what the kind of holder can carry; fails with INVALID_ARGUMENT. */
    static void requireFits(HolderType holder, Grant grant) {
        if (holder != HolderType.API_KEY) {
            return;
        }
        if (grant.isMembership()) {
            throw ErrorCode.INVALID_ARGUMENT.because("resource_type: an API key holds roles on its own project only.");
        }
        if (!grant.role().isForApiKeys()) {
            throw ErrorCode.INVALID_ARGUMENT.because(
                    "role: an API key cannot hold %s.".formatted(grant.role().wireName()));
        }
    }

    /** The failure for a resource that is not there, or that the caller may not see. */
    static ApiException absent(Grant grant) {
        var id = grant.resourceId().toString();
        return grant.isMembership() ? Absent.organization(id) : Absent.project(id);
    }
}
