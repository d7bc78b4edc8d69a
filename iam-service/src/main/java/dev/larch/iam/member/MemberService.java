package dev.larch.iam.member;

import dev.larch.iam.change.ChangeLog;
import dev.larch.iam.change.Revoked;
import dev.larch.iam.grant.CurrentRights;
import dev.larch.iam.grant.GrantService;
import dev.larch.iam.group.GroupRoles;
import dev.larch.iam.page.PageQuery;
import dev.larch.iam.role.RoleHolder;
import dev.larch.iam.session.SessionService;
import dev.larch.iam.user.EmailAddress;
import dev.larch.iam.user.ProviderIdentities;
import dev.larch.iam.user.User;
import dev.larch.iam.user.UserService;
import dev.larch.kernel.ApiException;
import dev.larch.kernel.ErrorCode;
import dev.larch.kernel.Page;
import dev.larch.platform.access.Permission;
import dev.larch.platform.audit.Change;
import dev.larch.platform.identity.Principal;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The rules of membership. A person who is no member of the organization is, to it, nobody. */
@ApplicationScoped
public class MemberService {

    private final UserService users;
    private final GrantService grants;
    private final GroupRoles groups;
    private final SessionService sessions;
    private final ProviderIdentities identities;
    private final CurrentRights rights;
    private final ChangeLog changes;

    MemberService(
            UserService users,
            GrantService grants,
            GroupRoles groups,
            SessionService sessions,
            ProviderIdentities identities,
            CurrentRights rights,
            ChangeLog changes) {
        this.users = users;
        this.grants = grants;
        this.groups = groups;
        this.sessions = sessions;
        this.identities = identities;
        this.rights = rights;
        this.changes = changes;
    }

    /** A page of the members, or of those with that address. */
    @WithSession
    Uni<Page<User>> list(UUID organizationId, @Nullable EmailAddress email, PageQuery page) {
        return users.listMembers(organizationId, email, page);
    }

    /** The member; fails with NOT_FOUND. */
    @WithSession
    Uni<User> get(UUID organizationId, UUID id) {
        return users.findMember(organizationId, id).map(user -> present(user, id));
    }

    /**
     * Takes somebody out of the organization: his roles and his sessions in it. Fails with NOT_FOUND, with ABORTED for the
     * only owner, or as {@link GrantService} does. The person himself stays known, for other organizations. He is
     * locked first, as by his sign-in, so that no session slips in.
     */
    @WithTransaction
    public Uni<Void> remove(Principal caller, UUID id) {
        var organizationId = caller.organizationOrFail();
        return users.lockMember(organizationId, id)
                .chain(() -> rights.lock(caller, Permission.MEMBER_REMOVE))
                .chain(() -> users.findMember(organizationId, id))
                .map(user -> present(user, id))
                .call(() -> takeEverything(caller, id))
                .flatMap(user -> changes.write(caller, removed(user), Revoked.principal(id)));
    }

    private Uni<Void> takeEverything(Principal caller, UUID id) {
        var organizationId = caller.organizationOrFail();
        return grants.removeAll(caller, RoleHolder.user(id))
                .chain(() -> groups.forget(organizationId, Set.of(id)))
                .chain(() -> sessions.endAllOf(organizationId, id))
                .chain(() -> identities.forget(organizationId, id))
                .replaceWithVoid();
    }

    private static Change removed(User user) {
        return new Change("delete", "user", user.id().toString(), user.email(), null, Map.of());
    }

    private static User present(@Nullable User user, UUID id) {
        if (user == null) {
            throw absent(id.toString());
        }
        return user;
    }

    static ApiException absent(String id) {
        return ErrorCode.NOT_FOUND.because("User %s not found.".formatted(id));
    }
}
