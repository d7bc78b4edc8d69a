package dev.larch.iam.grant;

import dev.larch.iam.enforcement.Enforcement;
import dev.larch.iam.reauthentication.RecentSignIn;
import dev.larch.iam.role.Grant;
import dev.larch.iam.role.HolderType;
import dev.larch.iam.role.KeptMembership;
import dev.larch.iam.role.RoleBinding;
import dev.larch.iam.role.RoleHolder;
import dev.larch.kernel.ErrorCode;
import dev.larch.platform.access.Role;
import dev.larch.platform.identity.Principal;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** What giving and taking the role of an owner asks for beyond the permission. */
@ApplicationScoped
class OwnerRole {

    private final RecentSignIn recent;
    private final Enforcement enforcement;

    OwnerRole(RecentSignIn recent, Enforcement enforcement) {
        this.recent = recent;
        this.enforcement = enforcement;
    }

    /** Passes when none of the grants makes an owner; else fails as {@link RecentSignIn} does. */
    Uni<Void> requireMayGive(Principal granter, List<Grant> grants) {
        return grants.stream().anyMatch(grant -> grant.role() == Role.ORG_OWNER) ? recent.require(granter) : nothing();
    }

    /** Passes when none of the bindings makes an owner; else fails as {@link RecentSignIn} does. */
    Uni<Void> requireMayUse(Principal caller, List<RoleBinding> held) {
        return isOwner(held) ? recent.require(caller) : nothing();
    }

    /**
     * The same for bindings of one holder that are to go; fails also with ABORTED for the break-glass owner while a
     * connection is enforced.
     */
    Uni<Void> requireMayGo(Principal caller, List<RoleBinding> going) {
        return isOwner(going)
                ? recent.require(caller)
                        .chain(() ->
                                requireNoBreakGlass(caller, going.getFirst().holder()))
                : nothing();
    }

    private Uni<Void> requireNoBreakGlass(Principal caller, RoleHolder holder) {
        return holder.type() == HolderType.USER
                ? enforcement
                        .isNeeded(caller.organizationOrFail(), holder.id())
                        .invoke(needed -> {
                            if (needed) {
                                throw ErrorCode.ABORTED.because("This is the break-glass owner, and a connection is"
                                        + " enforced: name another one, or turn that off first.");
                            }
                        })
                        .replaceWithVoid()
                : nothing();
    }

    private static boolean isOwner(List<RoleBinding> held) {
        return held.stream().anyMatch(KeptMembership::isOwnership);
    }

    private static Uni<Void> nothing() {
        return Uni.createFrom().voidItem();
    }
}
