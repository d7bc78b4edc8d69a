package dev.larch.iam.group;

import dev.larch.iam.group.GrantPlan.Held;
import dev.larch.iam.group.GroupRoles.Planned;
import dev.larch.kernel.ApiException;
import dev.larch.kernel.ErrorCode;
import dev.larch.platform.access.ResourceType;
import dev.larch.platform.audit.Change;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What the audit log says about mappings and the roles that come of them. */
final class GroupChanges {

    /** An event has a bound; a person can gain as many roles as there are mappings. */
    private static final int MOST_LISTED = 50;

    private GroupChanges() {}

    static Change created(GroupRole mapping) {
        return mapping(mapping, "create");
    }

    static Change deleted(GroupRole mapping) {
        return mapping(mapping, "delete");
    }

    /** A person's roles follow his groups. */
    static Change settled(Planned planned) {
        var plan = planned.plan();
        var gained = Stream.concat(plan.add().stream(), Stream.ofNullable(plan.membership()))
                .toList();
        var lost = plan.remove().stream().map(Held::grant).toList();
        var parameters = Map.<String, Object>of(
                "cause", "groups",
                "roles_added", names(gained),
                "roles_added_count", gained.size(),
                "roles_removed", names(lost),
                "roles_removed_count", lost.size());
        return user(planned, parameters);
    }

    /** The last owner was to lose his role, and has not. */
    static Change ownerKept(Planned planned) {
        return user(planned, Map.of("cause", "groups", "roles_removed", List.of("OrgOwner")));
    }

    static ApiException lastOwner() {
        return ErrorCode.FAILED_PRECONDITION.because("The organization would have no owner.");
    }

    private static Change user(Planned planned, Map<String, Object> parameters) {
        var member = planned.member();
        return new Change("update", "user", member.userId().toString(), member.email(), null, parameters);
    }

    private static Change mapping(GroupRole mapping, String action) {
        var grant = mapping.grant();
        var project = grant.resourceType() == ResourceType.PROJECT ? grant.resourceId() : null;
        var parameters = Map.<String, Object>of("group", mapping.group(), "role", name(grant));
        return new Change(action, "group-role", mapping.id().toString(), mapping.group(), project, parameters);
    }

    private static List<String> names(Collection<RoleGrant> grants) {
        return grants.stream()
                .map(GroupChanges::name)
                .sorted()
                .limit(MOST_LISTED)
                .toList();
    }

    private static String name(RoleGrant grant) {
        var scope = grant.index() == null
                ? ""
                : " index " + grant.index() + (grant.namespace() == null ? "" : " namespace " + grant.namespace());
        return "%s on %s %s%s"
                .formatted(grant.role().wireName(), grant.resourceType().wireName(), grant.resourceId(), scope);
    }
}
