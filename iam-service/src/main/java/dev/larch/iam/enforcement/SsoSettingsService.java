package dev.larch.iam.enforcement;

import dev.larch.iam.change.ChangeLog;
import dev.larch.iam.change.Revoked;
import dev.larch.iam.role.OrganizationLock;
import dev.larch.kernel.ErrorCode;
import dev.larch.platform.audit.Change;
import dev.larch.platform.identity.Principal;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The one owner of an organization who may come in when its provider is out of order. */
@ApplicationScoped
class SsoSettingsService {

    private final SignInGate gate;
    private final OrganizationLock lock;
    private final Enforcement enforcement;
    private final ChangeLog changes;

    SsoSettingsService(SignInGate gate, OrganizationLock lock, Enforcement enforcement, ChangeLog changes) {
        this.gate = gate;
        this.lock = lock;
        this.enforcement = enforcement;
        this.changes = changes;
    }

    @WithSession
    Uni<@Nullable UUID> findBreakGlass(UUID organizationId) {
        return enforcement.findBreakGlass(organizationId);
    }

    /**
     * Sets him, or nobody; fails with INVALID_ARGUMENT for who is no owner, and nobody only where nothing is enforced. The
     * exemption of the one before him ends, and with it the sessions that he owed to it.
     */
    @WithTransaction
    Uni<Void> setBreakGlass(Principal caller, @Nullable UUID userId) {
        var organizationId = caller.organizationOrFail();
        return gate.close(organizationId)
                .chain(() -> lock.take(organizationId))
                .chain(() ->
                        userId == null ? requireNothingEnforced(organizationId) : requireOwner(organizationId, userId))
                .chain(() -> enforcement.findBreakGlass(organizationId))
                .call(() -> enforcement.setBreakGlass(organizationId, userId))
                .call(() -> enforcement.endOtherSessions(organizationId))
                .flatMap(before -> changes.write(
                        caller, change(organizationId, before, userId), Revoked.organization(organizationId)));
    }

    private Uni<Void> requireOwner(UUID organizationId, UUID userId) {
        return enforcement
                .isOwner(organizationId, userId)
                .invoke(owner -> {
                    if (!owner) {
                        throw ErrorCode.INVALID_ARGUMENT.because(
                                "break_glass_user_id: must be a person who is an owner of the organization.");
                    }
                })
                .replaceWithVoid();
    }

    private Uni<Void> requireNothingEnforced(UUID organizationId) {
        return enforcement
                .isOn(organizationId)
                .invoke(on -> {
                    if (on) {
                        throw ErrorCode.FAILED_PRECONDITION.because(
                                "A connection is enforced: name another owner, or turn that off first.");
                    }
                })
                .replaceWithVoid();
    }

    private static Change change(UUID organizationId, @Nullable UUID before, @Nullable UUID after) {
        return new Change(
                "update",
                "sso-settings",
                organizationId.toString(),
                "break-glass owner",
                null,
                Map.of("before", values(before), "after", values(after)));
    }

    private static Map<String, Object> values(@Nullable UUID userId) {
        return userId == null ? Map.of() : Map.of("break_glass_user_id", userId.toString());
    }
}
