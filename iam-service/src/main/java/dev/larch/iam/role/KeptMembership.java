package dev.larch.iam.role;

import dev.larch.kernel.ApiException;
import dev.larch.kernel.ErrorCode;
import dev.larch.platform.access.Role;
import io.vertx.pgclient.PgException;
import java.util.List;

/** What no removal of a binding may leave behind: an organization without an owner, a member without a membership. */
public final class KeptMembership {

    private KeptMembership() {}

    /**
     * Passes when the binding may go; fails with ABORTED.
     *
     * @param held all bindings of its holder, itself included
     * @param otherOwner whether somebody else owns the organization
     */
    public static void requireMayGo(RoleBinding going, List<RoleBinding> held, boolean otherOwner) {
        if (isOwnership(going) && !otherOwner) {
            throw lastOwner();
        }
        switch (going.holder().type()) {
            case USER, INVITE -> requireAnotherMembership(going, held);
            case API_KEY -> requireAnotherRole(held);
            case SERVICE_ACCOUNT -> {}
        }
    }

    /** Passes when all bindings of a holder may go at once; fails with ABORTED. */
    public static void requireMayGo(List<RoleBinding> held, boolean otherOwner) {
        if (!otherOwner && held.stream().anyMatch(KeptMembership::isOwnership)) {
            throw lastOwner();
        }
    }

    /** Whether the binding makes its holder an owner now; an invite will only do so. */
    public static boolean isOwnership(RoleBinding binding) {
        return binding.grant().role() == Role.ORG_OWNER && binding.holder().type() != HolderType.INVITE;
    }

    /** The database watches over the same rules by itself: what it refused, as the caller may read it. */
    static Throwable explain(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof PgException refusal && "ck_role_binding_owner".equals(refusal.getConstraint())) {
                return lastOwner();
            }
            if (cause instanceof PgException refusal && "ck_role_binding_membership".equals(refusal.getConstraint())) {
                return lastMembership();
            }
        }
        return failure;
    }

    private static void requireAnotherMembership(RoleBinding going, List<RoleBinding> held) {
        boolean another = held.stream()
                .anyMatch(binding ->
                        binding.grant().isMembership() && !binding.id().equals(going.id()));
        if (going.grant().isMembership() && !another) {
            throw going.holder().type() == HolderType.INVITE ? lastMembershipOfInvite() : lastMembership();
        }
    }

    private static void requireAnotherRole(List<RoleBinding> held) {
        if (held.size() <= 1) {
            throw ErrorCode.ABORTED.because("An API key keeps at least one role. Delete the key instead.");
        }
    }

    private static ApiException lastOwner() {
        return ErrorCode.ABORTED.because("The organization would be left without an owner. Name another one first.");
    }

    private static ApiException lastMembership() {
        return ErrorCode.ABORTED.because(
                "A member keeps at least one role on the organization. Remove the user from it instead.");
    }

    private static ApiException lastMembershipOfInvite() {
        return ErrorCode.ABORTED.because(
                "An invite keeps at least one role on the organization. Delete the invite instead.");
    }
}
