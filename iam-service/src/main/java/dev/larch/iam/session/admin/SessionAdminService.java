package dev.larch.iam.session.admin;

import dev.larch.iam.change.ChangeLog;
import dev.larch.iam.change.Revoked;
import dev.larch.iam.page.PageQuery;
import dev.larch.iam.session.SessionService;
import dev.larch.kernel.ApiException;
import dev.larch.kernel.ErrorCode;
import dev.larch.kernel.Page;
import dev.larch.platform.access.Access;
import dev.larch.platform.access.Permission;
import dev.larch.platform.access.Resource;
import dev.larch.platform.audit.Change;
import dev.larch.platform.identity.Principal;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The rules of sessions: everybody sees and ends his own, owners those of everybody. */
@ApplicationScoped
class SessionAdminService {

    private final SessionInfoRepository repository;
    private final SessionService sessions;
    private final ChangeLog changes;
    private final Clock clock;

    SessionAdminService(SessionInfoRepository repository, SessionService sessions, ChangeLog changes, Clock clock) {
        this.repository = repository;
        this.sessions = sessions;
        this.changes = changes;
        this.clock = clock;
    }

    /** The sessions that the caller sees, of one person if he is named. */
    @WithSession
    Uni<Page<SessionInfo>> list(Principal caller, @Nullable UUID userId, PageQuery page) {
        var whose = managesAll(caller) ? userId : UUID.fromString(caller.id());
        if (userId != null && !userId.equals(whose)) {
            throw Access.denied(Permission.SESSION_MANAGE);
        }
        return repository
                .list(caller.organizationOrFail(), whose, page, clock.instant())
                .map(rows -> page.cut(rows, SessionInfo::id));
    }

    /** Ends a session, and with it every token that came from it; fails with NOT_FOUND, also for one out of sight. */
    @WithTransaction
    Uni<Void> end(Principal caller, UUID id) {
        var organizationId = caller.organizationOrFail();
        return repository
                .findUserOf(organizationId, id, clock.instant())
                .invoke(userId -> requireSeen(caller, userId, id))
                .call(() -> repository.delete(organizationId, id))
                .flatMap(userId -> changes.write(caller, ended(id, userId), Revoked.credential(id)));
    }

    /** Ends every session of a member; says how many there were. */
    @WithTransaction
    Uni<Long> endAll(Principal caller, UUID userId) {
        var organizationId = caller.organizationOrFail();
        return repository
                .isMember(organizationId, userId)
                .invoke(member -> {
                    if (!member) {
                        throw ErrorCode.NOT_FOUND.because("User %s not found.".formatted(userId));
                    }
                })
                .chain(() -> sessions.endAllOf(organizationId, userId))
                .call(count -> changes.write(caller, allEnded(userId, count), Revoked.principal(userId)));
    }

    static ApiException absent(String id) {
        return ErrorCode.NOT_FOUND.because("Session %s not found.".formatted(id));
    }

    private static boolean managesAll(Principal caller) {
        return Access.allows(caller, Permission.SESSION_MANAGE, Resource.organization(caller.organizationOrFail()));
    }

    private static void requireSeen(Principal caller, @Nullable UUID userId, UUID id) {
        if (userId == null || !managesAll(caller) && !userId.toString().equals(caller.id())) {
            throw absent(id.toString());
        }
    }

    private static Change ended(UUID id, UUID userId) {
        return new Change(
                "delete", "session", id.toString(), id.toString(), null, Map.of("user_id", userId.toString()));
    }

    private static Change allEnded(UUID userId, long count) {
        return new Change(
                "delete",
                "session",
                userId.toString(),
                userId.toString(),
                null,
                Map.of("user_id", userId.toString(), "all", true, "count", count));
    }
}
