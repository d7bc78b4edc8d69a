package dev.larch.iam.group;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What has to change so that somebody holds exactly what his groups give, beside what he was given by hand.
 *
 * @param add roles that the groups give and that he does not hold yet
 * @param remove roles that groups gave and give no more
 * @param keep roles that groups gave, and that are his by hand from now on: without them he would be no member
 * @param membership the membership that he gets, since none of his roles makes him a member; or null
 */
record GrantPlan(
        Set<RoleGrant> add,
        List<Held> remove,
        List<Held> keep,
        @Nullable RoleGrant membership) {

    /** A binding of the person, and whether groups gave it. */
    record Held(UUID bindingId, RoleGrant grant, boolean derived) {}

    GrantPlan {
        add = Set.copyOf(add);
        remove = List.copyOf(remove);
        keep = List.copyOf(keep);
    }

    /** The plan for somebody in the organization who is to hold what is wanted, and holds what is held. */
    static GrantPlan of(UUID organizationId, Set<RoleGrant> wanted, List<Held> held) {
        var has = held.stream().map(Held::grant).collect(Collectors.toSet());
        var add = wanted.stream().filter(Predicate.not(has::contains)).collect(Collectors.toSet());
        var remove = new ArrayList<>(held.stream()
                .filter(binding -> binding.derived() && !wanted.contains(binding.grant()))
                .toList());
        boolean remains = held.stream()
                        .anyMatch(binding ->
                                !remove.contains(binding) && binding.grant().isMembership())
                || add.stream().anyMatch(RoleGrant::isMembership);
        if (remains || add.isEmpty() && held.isEmpty()) {
            return new GrantPlan(add, remove, List.of(), null);
        }
        var membership = RoleGrant.membership(organizationId);
        var keep = remove.stream()
                .filter(binding -> binding.grant().equals(membership))
                .toList();
        remove.removeAll(keep);
        return new GrantPlan(add, remove, keep, keep.isEmpty() ? membership : null);
    }

    boolean isEmpty() {
        return add.isEmpty() && remove.isEmpty() && keep.isEmpty() && membership == null;
    }

    boolean takesOwnership() {
        return remove.stream().anyMatch(binding -> binding.grant().isOwnership());
    }

    /** The same, but whoever is owner stays it. */
    GrantPlan withoutTakingOwnership() {
        var rest = remove.stream()
                .filter(binding -> !binding.grant().isOwnership())
                .toList();
        return new GrantPlan(add, rest, keep, null);
    }
}
