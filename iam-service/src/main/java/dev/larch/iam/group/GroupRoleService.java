package dev.larch.iam.group;

import dev.larch.iam.change.ChangeLog;
import dev.larch.iam.grant.CurrentRights;
import dev.larch.iam.page.PageQuery;
import dev.larch.iam.reauthentication.RecentSignIn;
import dev.larch.iam.role.HeldRole;
import dev.larch.kernel.ErrorCode;
import dev.larch.kernel.Ids;
import dev.larch.kernel.Page;
import dev.larch.platform.access.Permission;
import dev.larch.platform.identity.Principal;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.hibernate.exception.ConstraintViolationException;
import org.jspecify.annotations.Nullable;

/** The rules of mappings. A change of one reaches everybody in its group at once. */
@ApplicationScoped
public class GroupRoleService {

    private static final int MOST_MAPPINGS = 500;
    private static final int MOST_PEOPLE = 10_000;

    private final GroupRoleRepository repository;
    private final GrantRepository grants;
    private final GroupRoles roles;
    private final CurrentRights rights;
    private final RecentSignIn recent;
    private final ChangeLog changes;
    private final Clock clock;

    GroupRoleService(
            GroupRoleRepository repository,
            GrantRepository grants,
            GroupRoles roles,
            CurrentRights rights,
            RecentSignIn recent,
            ChangeLog changes,
            Clock clock) {
        this.repository = repository;
        this.grants = grants;
        this.roles = roles;
        this.rights = rights;
        this.recent = recent;
        this.changes = changes;
        this.clock = clock;
    }

    /**
     * Adds a mapping; fails with PERMISSION_DENIED for who does not hold the role himself, as {@link RecentSignIn} does
     * for OrgOwner, with ALREADY_EXISTS or QUOTA_EXCEEDED.
     */
    @WithTransaction
    public Uni<GroupRole> create(Principal caller, String group, RoleGrant grant) {
        var organizationId = caller.organizationOrFail();
        var mapping = new GroupRole(Ids.next(clock), organizationId, group, grant, clock.instant());
        return rights.lock(caller, Permission.SSO_MANAGE)
                .invoke(current -> HeldRole.require(current, grant.role(), grant.resource(organizationId)))
                .chain(() -> requireRecent(caller, grant))
                .chain(() -> repository.countIn(organizationId))
                .invoke(GroupRoleService::requireBelowQuota)
                .chain(() -> insert(mapping))
                .chain(() -> changes.write(caller, GroupChanges.created(mapping)))
                .chain(() -> settleGroup(caller, group))
                .replaceWith(mapping);
    }

    /** The mappings of the organization, oldest first. */
    @WithSession
    public Uni<Page<GroupRole>> list(UUID organizationId, PageQuery page) {
        return repository.pageIn(organizationId, page).map(rows -> page.cut(rows, GroupRole::id));
    }

    /** Removes a mapping, and the roles that came of it; fails with NOT_FOUND, or as {@link RecentSignIn} does for OrgOwner. */
    @WithTransaction
    public Uni<Void> delete(Principal caller, UUID id) {
        var organizationId = caller.organizationOrFail();
        return rights.lock(caller, Permission.SSO_MANAGE)
                .chain(() -> repository.findIn(organizationId, id))
                .onItem()
                .ifNull()
                .failWith(() -> absent(id.toString()))
                .call(mapping -> requireRecent(caller, mapping.grant()))
                .call(() -> repository.deleteIn(organizationId, id))
                .call(mapping -> changes.write(caller, GroupChanges.deleted(mapping)))
                .flatMap(mapping -> settleGroup(caller, mapping.group()));
    }

    /**
     * What would change if the mappings were these; null for those that there are. For one person with the groups that he
     * would be in, or, without groups, those that he is in; without a person, for everybody whose groups are known, up to
     * the limit. Fails with NOT_FOUND for a person who is no member.
     */
    @WithSession
    public Uni<List<GroupPreview>> preview(
            UUID organizationId, @Nullable List<GroupRole> proposed, Previewed people, int limit) {
        return mappings(organizationId, proposed)
                .flatMap(all -> people.isNewcomer()
                        ? Uni.createFrom()
                                .item(List.of(GroupPreview.ofNewcomer(organizationId, people.groupsOrNone(), all)))
                        : previewMembers(organizationId, all, people, limit));
    }

    private Uni<List<GroupPreview>> previewMembers(
            UUID organizationId, List<GroupRole> all, Previewed people, int limit) {
        var userId = people.userId();
        var users = userId == null
                ? grants.findUsers(organizationId, null, limit)
                : Uni.createFrom().item(List.of(userId));
        return users.flatMap(ids -> grants.findMembers(organizationId, ids))
                .map(members -> members.stream().map(people::in).toList())
                .flatMap(members -> roles.plans(organizationId, all, members))
                .map(plans -> plans.stream()
                        .filter(GroupRoles.Planned::isMember)
                        .map(GroupPreview::of)
                        .toList())
                .invoke(found -> people.requireFound(found.isEmpty()));
    }

    private Uni<List<GroupRole>> mappings(UUID organizationId, @Nullable List<GroupRole> proposed) {
        return proposed == null
                ? repository.listIn(organizationId)
                : Uni.createFrom().item(proposed);
    }

    public static RuntimeException absent(String id) {
        return ErrorCode.NOT_FOUND.because("Group role %s not found.".formatted(id));
    }

    private Uni<Void> requireRecent(Principal caller, RoleGrant grant) {
        return grant.isOwnership() ? recent.require(caller) : Uni.createFrom().voidItem();
    }

    private Uni<Void> insert(GroupRole mapping) {
        return repository
                .persistAndFlush(GroupRoleEntity.of(mapping))
                .onFailure(ConstraintViolationException.class)
                .transform(_ -> ErrorCode.ALREADY_EXISTS.because("This group gives this role there already."))
                .replaceWithVoid();
    }

    private Uni<Void> settleGroup(Principal caller, String group) {
        return grants.findUsers(caller.organizationOrFail(), group, MOST_PEOPLE + 1)
                .invoke(GroupRoleService::requireFewEnough)
                .flatMap(users -> users.isEmpty() ? Uni.createFrom().voidItem() : roles.settle(caller, users, false));
    }

    private static void requireBelowQuota(long mappings) {
        if (mappings >= MOST_MAPPINGS) {
            throw ErrorCode.QUOTA_EXCEEDED.because(
                    "The organization may have %d group roles.".formatted(MOST_MAPPINGS));
        }
    }

    private static void requireFewEnough(List<UUID> users) {
        if (users.size() > MOST_PEOPLE) {
            throw ErrorCode.FAILED_PRECONDITION.because(
                    "More than %d people are in this group. Map smaller groups.".formatted(MOST_PEOPLE));
        }
    }
}
