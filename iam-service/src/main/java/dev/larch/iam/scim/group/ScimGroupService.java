package dev.larch.iam.scim.group;

import dev.larch.iam.change.ChangeLog;
import dev.larch.iam.group.GroupRoles;
import dev.larch.iam.group.GroupSource;
import dev.larch.iam.scim.ScimException;
import dev.larch.iam.scim.ScimPage;
import dev.larch.iam.scim.filter.FilterSql;
import dev.larch.kernel.Ids;
import dev.larch.platform.identity.Principal;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hibernate.exception.ConstraintViolationException;
import org.jspecify.annotations.Nullable;

/** The rules of groups that the directory pushes: whoever comes in or goes out gains or loses their roles at once. */
@ApplicationScoped
class ScimGroupService {

    private final ScimGroupRepository repository;
    private final GroupRoles roles;
    private final ChangeLog changes;
    private final Clock clock;

    ScimGroupService(ScimGroupRepository repository, GroupRoles roles, ChangeLog changes, Clock clock) {
        this.repository = repository;
        this.roles = roles;
        this.changes = changes;
        this.clock = clock;
    }

    /** Adds a group; fails with uniqueness for its name, with invalidValue for a member whom nobody knows. */
    @WithTransaction
    Uni<ScimGroup> create(Principal actor, GroupAttributes group) {
        var organizationId = actor.organizationOrFail();
        var id = Ids.next(clock);
        return repository
                .insert(organizationId, id, group, clock.instant())
                .onFailure(ConstraintViolationException.class)
                .transform(_ -> taken(group.displayName()))
                .chain(() -> changes.write(actor, ScimGroupChanges.created(id, group)))
                .chain(() -> changeMembers(actor, id, group.members(), Set.of()))
                .chain(() -> repository.findIn(organizationId, id, true))
                .map(created -> present(created, id));
    }

    /** The group; fails with NOT_FOUND, also for one of another organization. */
    @WithSession
    Uni<ScimGroup> get(UUID organizationId, UUID id, boolean withMembers) {
        return repository.findIn(organizationId, id, withMembers).map(group -> present(group, id));
    }

    /** A page of the groups that match. */
    @WithSession
    Uni<ScimPage.Listing<ScimGroup>> list(
            UUID organizationId, @Nullable String filter, ScimPage page, boolean withMembers) {
        var condition = FilterSql.of(filter, ScimGroupQueries.COLUMNS, ScimGroupQueries.FILTER_PARAMETER);
        return repository
                .count(organizationId, condition)
                .flatMap(total -> repository
                        .list(organizationId, condition, page, withMembers)
                        .map(groups -> page.listing(total, groups)));
    }

    /** Changes a group; fails as its creation does. */
    @WithTransaction
    Uni<ScimGroup> update(Principal actor, UUID id, UnaryOperator<GroupAttributes> change) {
        var organizationId = actor.organizationOrFail();
        return repository
                .lock(organizationId, id)
                .chain(() -> repository.findIn(organizationId, id, true))
                .map(group -> present(group, id).attributes())
                .flatMap(
                        before -> update(actor, id, before, change.apply(before).checked()))
                .chain(() -> repository.findIn(organizationId, id, true))
                .map(changed -> present(changed, id));
    }

    /** Removes a group, and from its members the roles that it gave. */
    @WithTransaction
    Uni<Void> delete(Principal actor, UUID id) {
        var organizationId = actor.organizationOrFail();
        return repository
                .lock(organizationId, id)
                .chain(() -> repository.findIn(organizationId, id, true))
                .map(group -> present(group, id))
                .call(() -> repository.delete(organizationId, id))
                .call(group -> changes.write(actor, ScimGroupChanges.deleted(group)))
                .flatMap(group -> settle(actor, group.memberIds()));
    }

    private Uni<Void> update(Principal actor, UUID id, GroupAttributes before, GroupAttributes after) {
        if (after.equals(before)) {
            return Uni.createFrom().voidItem();
        }
        var added = GroupChange.difference(after.members(), before.members());
        var removed = GroupChange.difference(before.members(), after.members());
        boolean renamed = !after.displayName().equals(before.displayName());
        return repository
                .update(actor.organizationOrFail(), id, after, clock.instant())
                .onFailure(ConstraintViolationException.class)
                .transform(_ -> taken(after.displayName()))
                .chain(() -> changes.write(actor, ScimGroupChanges.updated(id, before, after)))
                .chain(() -> changeMembers(actor, id, added, removed))
                // Another name is another group to the mappings.
                .chain(() -> renamed
                        ? settle(actor, after.members())
                        : Uni.createFrom().voidItem());
    }

    private Uni<Void> changeMembers(Principal actor, UUID id, Set<UUID> added, Set<UUID> removed) {
        var touched = Stream.concat(added.stream(), removed.stream()).collect(Collectors.toSet());
        return repository
                .findPeople(actor.organizationOrFail(), added)
                .invoke(known -> requireKnown(added, known))
                .chain(() -> repository.changeMembers(id, added, removed))
                .chain(() -> settle(actor, touched));
    }

    /** Gives the people the roles of the groups that they are in now. Who is switched off has none. */
    private Uni<Void> settle(Principal actor, Set<UUID> people) {
        var organizationId = actor.organizationOrFail();
        if (people.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return roles.lock(organizationId)
                .chain(() -> repository.findPeople(organizationId, people))
                .flatMap(
                        known -> repository.findGroupsOf(organizationId, people).map(groups -> active(known, groups)))
                .flatMap(groups -> roles.apply(actor, GroupSource.DIRECTORY, groups));
    }

    private static Map<UUID, Set<String>> active(Map<UUID, Boolean> people, Map<UUID, Set<String>> groups) {
        return people.entrySet().stream()
                .filter(Map.Entry::getValue)
                .map(Map.Entry::getKey)
                .collect(Collectors.toMap(id -> id, id -> groups.getOrDefault(id, Set.of())));
    }

    private static void requireKnown(Set<UUID> members, Map<UUID, Boolean> known) {
        for (var member : members) {
            if (!known.containsKey(member)) {
                throw GroupChange.unknownMember(member.toString());
            }
        }
    }

    private static ScimException taken(String displayName) {
        return ScimException.uniqueness("There is a group '%s' already.".formatted(displayName));
    }

    private static ScimGroup present(@Nullable ScimGroup group, UUID id) {
        if (group == null) {
            throw ScimException.absent("Group", id.toString());
        }
        return group;
    }
}
