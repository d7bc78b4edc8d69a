package dev.larch.iam.enforcement;

import dev.larch.iam.change.ChangeLog;
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

    private final Enforcement enforcement;
    private final ChangeLog changes;

    SsoSettingsService(Enforcement enforcement, ChangeLog changes) {
        this.enforcement = enforcement;
        this.changes = changes;
    }

    @WithSession
    Uni<@Nullable UUID> findBreakGlass(UUID organizationId) {
        return enforcement.findBreakGlass(organizationId);
    }

    /** Sets him, or nobody; fails with INVALID_ARGUMENT for who is no owner, and nobody only where nothing is enforced. */
    @WithTransaction
    Uni<Void> setBreakGlass(Principal caller, @Nullable UUID userId) {
        var organizationId = caller.organizationOrFail();
        return (userId == null ? requireNothingEnforced(organizationId) : requireOwner(organizationId, userId))
                .chain(() -> enforcement.setBreakGlass(organizationId, userId))
                .chain(() -> changes.write(caller, change(organizationId, userId)));
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

    private static Change change(UUID organizationId, @Nullable UUID userId) {
        Map<String, Object> after = userId == null ? Map.of() : Map.of("break_glass_user_id", userId.toString());
        return new Change(
                "update", "sso-settings", organizationId.toString(), "break-glass owner", null, Map.of("after", after));
    }
}
