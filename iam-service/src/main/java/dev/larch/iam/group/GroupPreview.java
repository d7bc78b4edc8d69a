package dev.larch.iam.group;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.larch.iam.group.GrantPlan.Held;
import dev.larch.iam.group.GroupRoles.Planned;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Who would gain and lose what.
 *
 * @param userId null for somebody who is not known yet
 */
@JsonNaming(SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record GroupPreview(
        @Nullable UUID userId,
        @Nullable String email,
        List<String> groups,
        List<RoleGrant> gains,
        List<RoleGrant> loses) {

    private static final Comparator<RoleGrant> ORDER =
            Comparator.comparing(RoleGrant::resourceType).thenComparing(RoleGrant::toString);

    public GroupPreview {
        groups = List.copyOf(groups);
        gains = List.copyOf(gains);
        loses = List.copyOf(loses);
    }

    static GroupPreview of(Planned planned) {
        var member = planned.member();
        return of(member.userId(), member.email(), member.groups(), planned.plan());
    }

    static GroupPreview ofNewcomer(UUID organizationId, Set<String> groups, Collection<GroupRole> mappings) {
        var plan = GrantPlan.of(organizationId, GroupMember.grants(groups, mappings), List.of());
        return of(null, null, groups, plan);
    }

    private static GroupPreview of(@Nullable UUID userId, @Nullable String email, Set<String> groups, GrantPlan plan) {
        var gains = Stream.concat(plan.add().stream(), Stream.ofNullable(plan.membership()));
        var loses = plan.remove().stream().map(Held::grant);
        return new GroupPreview(
                userId,
                email,
                groups.stream().sorted().toList(),
                gains.sorted(ORDER).toList(),
                loses.sorted(ORDER).toList());
    }
}
