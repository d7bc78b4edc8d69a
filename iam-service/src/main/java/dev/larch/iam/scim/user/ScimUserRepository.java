package dev.larch.iam.scim.user;

import dev.larch.iam.scim.ScimPage;
import dev.larch.iam.scim.ScimRows;
import dev.larch.iam.scim.filter.FilterSql;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Storage of the people whom the directory sees. */
@ApplicationScoped
class ScimUserRepository {

    /** Whether the directory wants somebody here. */
    enum State {
        ACTIVE,
        INACTIVE,
        DELETED;

        static State of(boolean active) {
            return active ? ACTIVE : INACTIVE;
        }

        String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private static final String NOTHING = "";

    private final ScimRows rows;

    ScimUserRepository(ScimRows rows) {
        this.rows = rows;
    }

    Uni<@Nullable ScimUser> findIn(UUID organizationId, UUID id) {
        return one(organizationId, rows.list(ScimUserQueries.BY_ID, organizationId, id));
    }

    Uni<@Nullable ScimUser> findByUserName(UUID organizationId, String userName) {
        return one(organizationId, rows.list(ScimUserQueries.BY_USER_NAME, organizationId, userName));
    }

    Uni<List<ScimUser>> list(UUID organizationId, FilterSql filter, ScimPage page) {
        return page.count() == 0
                ? Uni.createFrom().item(List.of())
                : withGroups(
                        organizationId, rows.page(ScimUserQueries.page(filter.sql()), organizationId, filter, page));
    }

    Uni<Long> count(UUID organizationId, FilterSql filter) {
        return rows.count(ScimUserQueries.count(filter.sql()), organizationId, filter);
    }

    /** The id of somebody whom the directory has deleted, or null. */
    Uni<@Nullable UUID> findDeleted(UUID organizationId, String userName) {
        return rows.findId(ScimUserQueries.DELETED_ID, organizationId, userName);
    }

    /** The person who is expected under the address, made if need be; null when he signs in at this very moment. */
    Uni<@Nullable UUID> expect(UUID newId, String email, @Nullable String name, Instant now) {
        return rows.run(ScimUserQueries.EXPECT, newId, email, Objects.requireNonNullElse(name, NOTHING), now)
                .chain(() -> rows.findId(ScimUserQueries.EXPECTED_ID, email));
    }

    /** Lets the sign-in of the person and changes of him follow each other. */
    Uni<Void> lockPerson(UUID id) {
        return rows.findId(ScimUserQueries.LOCK_PERSON, id).replaceWithVoid();
    }

    Uni<Void> save(UUID organizationId, ScimUser user, State state) {
        var attributes = user.attributes();
        return rows.run(
                        ScimUserQueries.SAVE,
                        organizationId,
                        user.id(),
                        attributes.userName(),
                        orNothing(attributes.externalId()),
                        orNothing(attributes.displayName()),
                        orNothing(attributes.givenName()),
                        orNothing(attributes.familyName()),
                        state.wireName(),
                        user.createdAt(),
                        user.updatedAt())
                .replaceWithVoid();
    }

    /** Everybody who is the person, for the organization: himself, and members under the address. */
    Uni<List<UUID>> findSamePerson(UUID organizationId, UUID id, String userName) {
        return rows.column(String.class, ScimUserQueries.SAME_PERSON, organizationId, id, userName)
                .map(ids -> ids.stream().map(UUID::fromString).toList());
    }

    /** Whether the people own the organization and nobody else does. */
    Uni<Boolean> areLastOwners(UUID organizationId, Collection<UUID> ids) {
        return rows.list(ScimUserQueries.OWNERS, organizationId, rows.ids(ids))
                .map(counts -> (Long) counts.getFirst()[0] > 0 && (Long) counts.getFirst()[1] == 0);
    }

    Uni<Void> unbind(UUID organizationId, Collection<UUID> ids) {
        return rows.run(ScimUserQueries.UNBIND, organizationId, rows.ids(ids)).replaceWithVoid();
    }

    Uni<Void> leaveGroups(UUID organizationId, UUID id) {
        return rows.run(ScimUserQueries.LEAVE_GROUPS, organizationId, id).replaceWithVoid();
    }

    /** Gives somebody who has not signed in yet another address; says whether that was possible. */
    Uni<Boolean> rename(UUID organizationId, UUID id, String email) {
        return rows.run(ScimUserQueries.RENAME, organizationId, id, email).map(changed -> changed == 1);
    }

    Uni<Boolean> hasSignedIn(UUID id) {
        return rows.column(Boolean.class, ScimUserQueries.IS_BOUND, id).map(found -> found.contains(true));
    }

    Uni<Boolean> isOff(UUID organizationId, UUID id, String email) {
        return rows.column(Boolean.class, ScimUserQueries.IS_OFF, organizationId, id, email)
                .map(List::getFirst);
    }

    Uni<@Nullable UUID> findWhereOff(UUID id) {
        return rows.findId(ScimUserQueries.WHERE_OFF, id);
    }

    private Uni<@Nullable ScimUser> one(UUID organizationId, Uni<List<Object[]>> found) {
        return withGroups(organizationId, found).map(users -> users.isEmpty() ? null : users.getFirst());
    }

    private Uni<List<ScimUser>> withGroups(UUID organizationId, Uni<List<Object[]>> found) {
        return found.flatMap(people -> rows.list(
                        ScimUserQueries.GROUPS,
                        organizationId,
                        rows.ids(people.stream().map(ScimUserRepository::id).toList()))
                .map(groups -> people.stream().map(row -> user(row, groups)).toList()));
    }

    private static ScimUser user(Object[] row, List<Object[]> groups) {
        var attributes = new UserAttributes(
                (String) row[1], text(row[2]), text(row[3]), text(row[4]), text(row[5]), (Boolean) row[6]);
        return new ScimUser(
                id(row),
                attributes,
                Instant.ofEpochMilli((Long) row[7]),
                Instant.ofEpochMilli((Long) row[8]),
                groups.stream()
                        .filter(group -> group[0].equals(row[0]))
                        .map(group -> new ScimUser.GroupRef(UUID.fromString((String) group[1]), (String) group[2]))
                        .toList());
    }

    private static UUID id(Object[] row) {
        return UUID.fromString((String) row[0]);
    }

    /** The driver wants to know the type of a parameter, and a null has none. The statements turn it back. */
    private static String orNothing(@Nullable String text) {
        return Objects.requireNonNullElse(text, NOTHING);
    }

    private static @Nullable String text(@Nullable Object value) {
        return (String) value;
    }
}
