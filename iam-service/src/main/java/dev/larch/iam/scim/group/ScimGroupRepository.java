package dev.larch.iam.scim.group;

import dev.larch.iam.scim.ScimPage;
import dev.larch.iam.scim.ScimRows;
import dev.larch.iam.scim.filter.FilterSql;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Storage of groups. */
@ApplicationScoped
class ScimGroupRepository {

    /** A page with large groups is cut shorter than was asked for: clients read on from where it ended. */
    private static final long MOST_MEMBERS_A_PAGE = 10_000;

    private final ScimRows rows;

    ScimGroupRepository(ScimRows rows) {
        this.rows = rows;
    }

    Uni<@Nullable ScimGroup> findIn(UUID organizationId, UUID id, boolean withMembers) {
        return rows.list(ScimGroupQueries.BY_ID, organizationId, id)
                .flatMap(found -> withMembers(organizationId, found, withMembers))
                .map(groups -> groups.isEmpty() ? null : groups.getFirst());
    }

    /** Lets changes of the group follow each other. */
    Uni<Void> lock(UUID organizationId, UUID id) {
        return rows.findId(ScimGroupQueries.LOCK, organizationId, id).replaceWithVoid();
    }

    Uni<List<ScimGroup>> list(UUID organizationId, FilterSql filter, ScimPage page, boolean withMembers) {
        return page.count() == 0
                ? Uni.createFrom().item(List.of())
                : rows.page(ScimGroupQueries.page(filter.sql()), organizationId, filter, page)
                        .map(found -> withMembers ? cut(found) : found)
                        .flatMap(found -> withMembers(organizationId, found, withMembers));
    }

    Uni<Long> count(UUID organizationId, FilterSql filter) {
        return rows.count(ScimGroupQueries.count(filter.sql()), organizationId, filter);
    }

    Uni<Void> insert(UUID organizationId, UUID id, GroupAttributes group, Instant now) {
        return rows.run(ScimGroupQueries.INSERT, organizationId, id, group.displayName(), externalId(group), now)
                .replaceWithVoid();
    }

    Uni<Void> update(UUID organizationId, UUID id, GroupAttributes group, Instant now) {
        return rows.run(ScimGroupQueries.UPDATE, organizationId, id, group.displayName(), externalId(group), now)
                .replaceWithVoid();
    }

    Uni<Void> delete(UUID organizationId, UUID id) {
        return rows.run(ScimGroupQueries.DELETE, organizationId, id).replaceWithVoid();
    }

    Uni<Void> changeMembers(UUID groupId, Collection<UUID> added, Collection<UUID> removed) {
        return rows.run(ScimGroupQueries.ADD_MEMBERS, groupId, rows.ids(added))
                .chain(() -> rows.run(ScimGroupQueries.REMOVE_MEMBERS, groupId, rows.ids(removed)))
                .replaceWithVoid();
    }

    /** Those of the people whom the directory sees, and whether they are active. */
    Uni<Map<UUID, Boolean>> findPeople(UUID organizationId, Collection<UUID> ids) {
        return rows.list(ScimGroupQueries.PEOPLE, organizationId, rows.ids(ids))
                .map(found -> found.stream()
                        .collect(Collectors.toMap(row -> UUID.fromString((String) row[0]), row -> (Boolean) row[1])));
    }

    /** The names of the groups that the people are in. */
    Uni<Map<UUID, Set<String>>> findGroupsOf(UUID organizationId, Collection<UUID> ids) {
        return rows.list(ScimGroupQueries.GROUPS_OF, organizationId, rows.ids(ids))
                .map(found -> found.stream()
                        .collect(Collectors.groupingBy(
                                row -> UUID.fromString((String) row[0]),
                                Collectors.mapping(row -> (String) row[1], Collectors.toSet()))));
    }

    /** The statements turn nothing into a null, which has no type to bind. */
    private static String externalId(GroupAttributes group) {
        return Objects.requireNonNullElse(group.externalId(), "");
    }

    private Uni<List<ScimGroup>> withMembers(UUID organizationId, List<Object[]> found, boolean withMembers) {
        var ids = withMembers ? found.stream().map(ScimGroupRepository::id).toList() : List.<UUID>of();
        return rows.list(ScimGroupQueries.MEMBERS, organizationId, rows.ids(ids))
                .map(members -> members.stream().collect(Collectors.groupingBy(row -> (String) row[0])))
                .map(members -> found.stream()
                        .map(row -> group(row, members.getOrDefault(row[0], List.of())))
                        .toList());
    }

    private static List<Object[]> cut(List<Object[]> found) {
        var kept = new ArrayList<Object[]>();
        long members = 0;
        for (var row : found) {
            members += (Long) row[5];
            if (members > MOST_MEMBERS_A_PAGE && !kept.isEmpty()) {
                break;
            }
            kept.add(row);
        }
        return kept;
    }

    private static ScimGroup group(Object[] row, List<Object[]> members) {
        return new ScimGroup(
                id(row),
                (String) row[1],
                (String) row[2],
                members.stream()
                        .map(member -> new ScimGroup.Member(UUID.fromString((String) member[1]), (String) member[2]))
                        .toList(),
                Instant.ofEpochMilli((Long) row[3]),
                Instant.ofEpochMilli((Long) row[4]));
    }

    private static UUID id(Object[] row) {
        return UUID.fromString((String) row[0]);
    }
}
