package dev.larch.iam.group;

import java.util.Collection;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** A person with the groups that he is in. */
record GroupMember(UUID userId, String email, Set<String> groups) {

    GroupMember {
        groups = Set.copyOf(groups);
    }

    /** The roles that the groups give by these mappings. */
    static Set<RoleGrant> grants(Set<String> groups, Collection<GroupRole> mappings) {
        return mappings.stream()
                .filter(mapping -> groups.contains(mapping.group()))
                .map(GroupRole::grant)
                .collect(Collectors.toSet());
    }
}
