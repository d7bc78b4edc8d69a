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
        if (!holdsAnywhere(principal, permission)) {
            return new AccessDecision.Forbidden();
        }
        return sees(principal, resource, permission.level())
                ? new AccessDecision.Forbidden()
                : new AccessDecision.Hidden();
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
        switch (decide(principal, permission, resource)) {
            case AccessDecision.Allowed _ -> {}
            case AccessDecision.Forbidden _ -> throw denied(permission);
            case AccessDecision.Hidden _ -> throw absent;
        }
    }

    /** The refusal that names the permission which is missing. */
    public static ApiException denied(Permission permission) {
        return ErrorCode.PERMISSION_DENIED.because(
                "This credential does not have the permission %s here.".formatted(permission.wireName()));
    }

    private static boolean sees(Principal principal, Resource resource, ResourceType level) {
        return principal.bindings().stream()
                .anyMatch(binding -> binding.covers(resource) && binding.grantsAnythingAt(level));
    }
}
