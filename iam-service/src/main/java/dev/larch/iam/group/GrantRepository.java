package dev.larch.iam.group;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.larch.iam.group.GrantPlan.Held;
import dev.larch.platform.access.ResourceType;
import dev.larch.platform.access.Role;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** Storage of people's groups and of the bindings that come of them. Sets go into a statement as JSON. */
@ApplicationScoped
class GrantRepository {

    /** A binding to be. */
    record NewBinding(
            UUID id,
            UUID userId,
            String role,
            String resourceType,
            UUID resourceId,
            @Nullable String indexName,
            @Nullable String namespace,
            boolean derived,
            String createdAt) {}

    /** Somebody in a group. */
    record InGroup(UUID userId, String group) {}

    private final ObjectMapper json;

    GrantRepository(ObjectMapper json) {
        this.json = json;
    }

    /** Lets changes of groups, mappings and owners in the organization follow each other until the transaction ends. */
    Uni<Void> lock(UUID organizationId) {
        return Panache.getSession()
                .flatMap(session -> session.createNativeQuery(GrantQueries.LOCK)
                        .setParameter(1, organizationId)
                        .getResultList())
                .replaceWithVoid();
    }

    /** Drops what the source says of the people. */
    Uni<Void> forget(UUID organizationId, Collection<UUID> userIds, GroupSource source) {
        return run(GrantQueries.FORGET, organizationId, write(userIds), source);
    }

    /** Adds what the source says. */
    Uni<Void> remember(UUID organizationId, Collection<InGroup> memberships, GroupSource source) {
        return run(GrantQueries.REMEMBER, organizationId, write(memberships), source);
    }

    /** Those of the people who exist, with their groups. */
    Uni<List<GroupMember>> findMembers(UUID organizationId, Collection<UUID> userIds) {
        return list(GrantQueries.MEMBERS, organizationId, write(userIds)).map(GrantRepository::members);
    }

    /** Some people in the group, or, when it is null, in any group. */
    Uni<List<UUID>> findUsers(UUID organizationId, @Nullable String group, int limit) {
        return Panache.getSession()
                .flatMap(session -> session.createNativeQuery(GrantQueries.USERS, String.class)
                        .setParameter(1, organizationId)
                        .setParameter(2, group == null ? "" : group)
                        .setMaxResults(limit)
                        .getResultList())
                .map(ids -> ids.stream().map(UUID::fromString).toList());
    }

    /** The bindings of the people, by person. */
    Uni<Map<UUID, List<Held>>> findHeld(UUID organizationId, Collection<UUID> userIds) {
        return list(GrantQueries.HELD, organizationId, write(userIds))
                .map(rows -> rows.stream()
                        .collect(Collectors.groupingBy(
                                row -> UUID.fromString((String) row[1]),
                                Collectors.mapping(GrantRepository::held, Collectors.toList()))));
    }

    /** How many owners the organization has beside these bindings. */
    Uni<Long> countOwnersBeside(UUID organizationId, Collection<UUID> bindingIds) {
        return Panache.getSession()
                .flatMap(session -> session.createNativeQuery(GrantQueries.OWNERS_BESIDE, Long.class)
                        .setParameter(1, organizationId)
                        .setParameter(2, write(bindingIds))
                        .getSingleResult());
    }

    Uni<Void> insert(UUID organizationId, List<NewBinding> bindings) {
        var rows = write(bindings);
        return run(GrantQueries.INSERT, organizationId, rows).chain(() -> run(GrantQueries.MARK, organizationId, rows));
    }

    Uni<Void> delete(UUID organizationId, Collection<UUID> bindingIds) {
        return run(GrantQueries.DELETE, organizationId, write(bindingIds));
    }

    Uni<Void> unmark(UUID organizationId, Collection<UUID> bindingIds) {
        return run(GrantQueries.UNMARK, organizationId, write(bindingIds));
    }

    private static Uni<Void> run(String statement, UUID organizationId, String rows) {
        return Panache.getSession()
                .flatMap(session -> session.createNativeQuery(statement)
                        .setParameter(1, organizationId)
                        .setParameter(2, rows)
                        .executeUpdate())
                .replaceWithVoid();
    }

    private static Uni<Void> run(String statement, UUID organizationId, String rows, GroupSource source) {
        return Panache.getSession()
                .flatMap(session -> session.createNativeQuery(statement)
                        .setParameter(1, organizationId)
                        .setParameter(2, rows)
                        .setParameter(3, source.wireName())
                        .executeUpdate())
                .replaceWithVoid();
    }

    private static Uni<List<Object[]>> list(String query, UUID organizationId, String ids) {
        return Panache.getSession()
                .flatMap((Mutiny.Session session) -> session.createNativeQuery(query, Object[].class)
                        .setParameter(1, organizationId)
                        .setParameter(2, ids)
                        .getResultList());
    }

    private static List<GroupMember> members(List<Object[]> rows) {
        return rows.stream().collect(Collectors.groupingBy(row -> (String) row[0])).entrySet().stream()
                .map(person -> member(UUID.fromString(person.getKey()), person.getValue()))
                .toList();
    }

    private static GroupMember member(UUID id, List<Object[]> rows) {
        var groups =
                rows.stream().flatMap(row -> Stream.ofNullable((String) row[2])).collect(Collectors.toSet());
        return new GroupMember(id, (String) rows.getFirst()[1], groups);
    }

    private static Held held(Object[] row) {
        var grant = new RoleGrant(
                Role.ofWireName((String) row[2]),
                ResourceType.ofWireName((String) row[3]),
                UUID.fromString((String) row[4]),
                (String) row[5],
                (String) row[6]);
        return new Held(UUID.fromString((String) row[0]), grant, (Boolean) row[7]);
    }

    private String write(Object rows) {
        try {
            return json.writeValueAsString(rows);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
