package dev.larch.platform.access;

import dev.larch.kernel.ApiException;
import dev.larch.kernel.ErrorCode;
import dev.larch.platform.identity.Principal;

/** The one authorization decision: the union of a principal's bindings; what none of them grants is refused. */
public final class Access {

    private Access() {}

    /**
     * Decides in the order that tells a stranger nothing: who could do this nowhere is refused whatever he names, what
     * lies out of his sight is hidden, and only then the resource itself counts.
     */
    public static AccessDecision decide(Principal principal, Permission permission, Resource resource) {
        for (var binding : principal.bindings()) {
            if (binding.grants(permission) && binding.covers(resource)) {
                return new AccessDecision.Allowed(binding);
            }
        }
        return refuse(principal, permission, resource);
    }

    /**
     * Decides about some part of the resource: passes who may do this anywhere within it. Whoever asks so must ask again
     * with {@link #decide} once he knows the part, and leave out of a list what that refuses.
     */
    public static AccessDecision decideWithin(Principal principal, Permission permission, Resource resource) {
        for (var binding : principal.bindings()) {
            if (binding.grants(permission) && binding.touches(resource)) {
                return new AccessDecision.Allowed(binding);
            }
        }
        return refuse(principal, permission, resource);
    }

    /** Whether some binding grants the permission on something. */
    public static boolean holdsAnywhere(Principal principal, Permission permission) {
        return principal.bindings().stream().anyMatch(binding -> binding.grants(permission));
    }

    /** Whether the permission is granted on the resource; for filtering lists. */
    public static boolean allows(Principal principal, Permission permission, Resource resource) {
        return decide(principal, permission, resource) instanceof AccessDecision.Allowed;
    }

    /**
     * Passes or fails: with PERMISSION_DENIED naming the permission, or, for what is out of sight, with exactly the
     * failure that the caller of this method would raise for a thing that does not exist.
     */
    public static void require(Principal principal, Permission permission, Resource resource, ApiException absent) {
        settle(decide(principal, permission, resource), permission, absent);
    }

    /** Like {@link #require}, for some part of the resource, by {@link #decideWithin}. */
    public static void requireWithin(
            Principal principal, Permission permission, Resource resource, ApiException absent) {
        settle(decideWithin(principal, permission, resource), permission, absent);
    }

    /** The refusal that names the permission which is missing. */
    public static ApiException denied(Permission permission) {
        return ErrorCode.PERMISSION_DENIED.because(
                "This credential does not have the permission %s here.".formatted(permission.wireName()));
    }

    private static AccessDecision refuse(Principal principal, Permission permission, Resource resource) {
        return !holdsAnywhere(principal, permission) || sees(principal, resource)
                ? new AccessDecision.Forbidden()
                : new AccessDecision.Hidden();
    }

    private static void settle(AccessDecision decision, Permission permission, ApiException absent) {
        switch (decision) {
            case AccessDecision.Allowed _ -> {}
            case AccessDecision.Forbidden _ -> throw denied(permission);
            case AccessDecision.Hidden _ -> throw absent;
        }
    }

    private static boolean sees(Principal principal, Resource resource) {
        return principal.bindings().stream()
                .anyMatch(binding -> binding.touches(resource) && binding.grantsAnythingAt(resource.level()));
    }
}
