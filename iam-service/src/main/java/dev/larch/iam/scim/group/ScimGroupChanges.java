package dev.larch.iam.scim.group;

import dev.larch.platform.audit.Change;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** What the audit log says about groups. */
final class ScimGroupChanges {

    /** An event has a bound, and a group can be large. */
    private static final int MOST_LISTED = 100;

    private ScimGroupChanges() {}

    static Change created(UUID id, GroupAttributes group) {
        return change("create", id, group.displayName(), members(group.members(), Set.of()));
    }

    static Change updated(UUID id, GroupAttributes before, GroupAttributes after) {
        var added = GroupChange.difference(after.members(), before.members());
        var removed = GroupChange.difference(before.members(), after.members());
        var parameters = new HashMap<>(members(added, removed));
        parameters.put("before", Map.of("display_name", before.displayName()));
        parameters.put("after", Map.of("display_name", after.displayName()));
        return change("update", id, after.displayName(), parameters);
    }

    static Change deleted(ScimGroup group) {
        return change("delete", group.id(), group.displayName(), members(Set.of(), group.memberIds()));
    }

    private static Change change(String action, UUID id, String name, Map<String, Object> parameters) {
        return new Change(action, "group", id.toString(), name, null, parameters);
    }

    private static Map<String, Object> members(Set<UUID> added, Set<UUID> removed) {
        return Map.of(
                "members_added", listed(added),
                "members_added_count", added.size(),
                "members_removed", listed(removed),
                "members_removed_count", removed.size());
    }

    private static List<String> listed(Set<UUID> ids) {
        return ids.stream().map(UUID::toString).sorted().limit(MOST_LISTED).toList();
    }
}
