package dev.larch.iam.group;

import dev.larch.iam.change.ChangeLog;
import dev.larch.iam.change.Revoked;
import dev.larch.iam.group.GrantPlan.Held;
import dev.larch.kernel.ErrorCode;
import dev.larch.platform.identity.Principal;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Gives people the roles of their groups, and takes them away again. It works in the transaction of its caller, to whose
 * change the roles belong, and is to be called last there: it adds to the revocation log.
 */
@ApplicationScoped
public class GroupRoles {

    private static final int MOST_GROUPS = 1000;
    private static final int LONGEST_NAME = 256;

    private final GrantRepository grants;
    private final GroupRoleRepository mappings;
    private final GrantWriter writer;
    private final ChangeLog changes;

    GroupRoles(GrantRepository grants, GroupRoleRepository mappings, GrantWriter writer, ChangeLog changes) {
        this.grants = grants;
        this.mappings = mappings;
        this.writer = writer;
        this.changes = changes;
    }

    /**
     * Remembers that the person is in exactly these groups, by what the source says, and makes the roles that came of
     * groups exactly those that his groups give. What he was given by hand stays; the last owner stays owner, and who
     * has lost the last role that made him a member stays an OrgMember. Fails with INVALID_ARGUMENT for more than 1,000
     * groups.
     *
     * @param actor who caused it; the roles are those of his organization
     */
    public Uni<Void> apply(Principal actor, UUID userId, GroupSource source, Set<String> groups) {
        return apply(actor, source, Map.of(userId, groups));
    }

    /** The same for several people at once. */
    public Uni<Void> apply(Principal actor, GroupSource source, Map<UUID, Set<String>> groups) {
        if (groups.values().stream().anyMatch(names -> names.size() > MOST_GROUPS)) {
            throw ErrorCode.INVALID_ARGUMENT.because("groups: at most %d can be told.".formatted(MOST_GROUPS));
        }
        var organizationId = actor.organizationOrFail();
        var known = groups.entrySet().stream()
                .flatMap(person -> person.getValue().stream()
                        .filter(GroupRoles::canBeMapped)
                        .map(group -> new GrantRepository.InGroup(person.getKey(), group)))
                .collect(Collectors.toSet());
        return grants.lock(organizationId)
                .chain(() -> grants.forget(organizationId, groups.keySet(), source))
                .chain(() -> grants.remember(organizationId, known, source))
                .chain(() -> settle(actor, groups.keySet(), true));
    }

    /** Remembers no groups of the people any more; the caller takes their roles. */
    public Uni<Void> forget(UUID organizationId, Set<UUID> userIds) {
        return grants.forget(organizationId, userIds, GroupSource.SIGN_IN)
                .chain(() -> grants.forget(organizationId, userIds, GroupSource.DIRECTORY));
    }

    /** Lets changes of groups and owners in the organization follow each other until the transaction ends. */
    public Uni<Void> lock(UUID organizationId) {
        return grants.lock(organizationId);
    }

    /** Settles what the people hold, after their groups or the mappings have changed under the organization's lock. */
    Uni<Void> settle(Principal actor, Collection<UUID> userIds, boolean mayJoin) {
        var organizationId = actor.organizationOrFail();
        return mappings.listIn(organizationId)
                .flatMap(all -> grants.findMembers(organizationId, userIds)
                        .flatMap(members -> plans(organizationId, all, members)))
                .map(plans -> mayJoin
                        ? plans
                        : plans.stream().filter(Planned::isMember).toList())
                .flatMap(plans -> settle(actor, plans));
    }

    /** What the mappings would change for the people. */
    Uni<List<Planned>> plans(UUID organizationId, Collection<GroupRole> all, List<GroupMember> members) {
        return grants.findHeld(
                        organizationId,
                        members.stream().map(GroupMember::userId).toList())
                .map(held -> members.stream()
                        .map(member -> plan(organizationId, member, all, held))
                        .toList());
    }

    private static Planned plan(
            UUID organizationId, GroupMember member, Collection<GroupRole> all, Map<UUID, List<Held>> held) {
        var own = held.getOrDefault(member.userId(), List.of());
        var wanted = GroupMember.grants(member.groups(), all);
        return new Planned(member, GrantPlan.of(organizationId, wanted, own), !own.isEmpty());
    }

    private Uni<Void> settle(Principal actor, List<Planned> plans) {
        return leaveAnOwner(actor, plans)
                .map(kept -> kept.stream()
                        .filter(planned -> !planned.plan().isEmpty())
                        .toList())
                .flatMap(changed -> changed.isEmpty()
                        ? Uni.createFrom().voidItem()
                        : writer.write(actor, changed).chain(() -> changes.revoke(revoked(actor, changed))));
    }

    /** When all owners would go, the first of them stays, and the log says so. */
    private Uni<List<Planned>> leaveAnOwner(Principal actor, List<Planned> plans) {
        var taken = plans.stream()
                .flatMap(planned -> planned.plan().remove().stream())
                .filter(held -> held.grant().isOwnership())
                .map(Held::bindingId)
                .toList();
        boolean gained =
                plans.stream().flatMap(planned -> planned.plan().add().stream()).anyMatch(RoleGrant::isOwnership);
        if (taken.isEmpty() || gained) {
            return Uni.createFrom().item(plans);
        }
        return grants.countOwnersBeside(actor.organizationOrFail(), taken)
                .flatMap(others -> others > 0 ? Uni.createFrom().item(plans) : keepFirst(actor, plans));
    }

    private Uni<List<Planned>> keepFirst(Principal actor, List<Planned> plans) {
        var kept = new ArrayList<>(plans);
        int place = Math.toIntExact(plans.stream()
                .takeWhile(planned -> !planned.plan().takesOwnership())
                .count());
        var first = plans.get(place);
        kept.set(place, new Planned(first.member(), first.plan().withoutTakingOwnership(), first.isMember()));
        return changes.refuse(actor, GroupChanges.ownerKept(first), GroupChanges.lastOwner())
                .replaceWith(kept);
    }

    private static Revoked revoked(Principal actor, List<Planned> changed) {
        return changed.size() == 1
                ? Revoked.principal(changed.getFirst().member().userId())
                : Revoked.organization(actor.organizationOrFail());
    }

    private static boolean canBeMapped(String group) {
        return !group.isEmpty() && group.codePointCount(0, group.length()) <= LONGEST_NAME && group.indexOf('\0') < 0;
    }

    /** What is to change for a person, and whether he holds anything now. */
    record Planned(GroupMember member, GrantPlan plan, boolean isMember) {}
}
