package dev.larch.iam.user;

import dev.larch.iam.page.PageQuery;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Storage of people. A person belongs to no tenant; his role bindings do, and they say who is a member of one. */
@ApplicationScoped
class UserRepository implements PanacheRepositoryBase<UserEntity, UUID> {

    private static final String MEMBER = """
            from UserEntity u where exists (
                select 1 from RoleBindingEntity b
                where b.organizationId = :organization and b.principalType = 'user' and b.principalId = u.id
                    and b.resourceType = 'organization')""";

    /** Only of a member: the rows of others are none of the organization's business. */
    private static final String LOCK_MEMBER = """
            SELECT CAST(u.id AS text) FROM app_user u
            WHERE u.id = ?2 AND EXISTS (
                SELECT 1 FROM role_binding b
                WHERE b.organization_id = ?1 AND b.principal_type = 'user' AND b.principal_id = u.id)
            FOR NO KEY UPDATE OF u""";

    /** Two sign-ins of the same new person at once make one row: the second waits for the first. */
    private static final String INSERT_BOUND = """
            INSERT INTO app_user (id, email, issuer, subject, created_at) VALUES (?1, ?2, ?3, ?4, CAST(CAST(?5 AS text) AS timestamptz))
            ON CONFLICT (issuer, subject) DO NOTHING""";

    private static final String INSERT_EXPECTED = """
            INSERT INTO app_user (id, email, created_at) VALUES (?1, ?2, CAST(CAST(?3 AS text) AS timestamptz))
            ON CONFLICT (email) WHERE issuer IS NULL DO NOTHING""";

    Uni<@Nullable UserEntity> findByIdentity(String issuer, String subject) {
        return find("issuer = ?1 and subject = ?2", issuer, subject)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResult();
    }

    /** Somebody who was invited under the address and has never signed in. */
    Uni<@Nullable UserEntity> findUnboundByEmail(String email) {
        return find("email = ?1 and issuer is null", email)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResult();
    }

    Uni<@Nullable UserEntity> findMember(UUID organizationId, UUID id) {
        return find(MEMBER + " and u.id = :id", Map.<String, Object>of("organization", organizationId, "id", id))
                .firstResult();
    }

    Uni<List<UserEntity>> pageOfMembers(UUID organizationId, @Nullable String email, PageQuery page) {
        var text = new StringBuilder(MEMBER);
        var parameters = new HashMap<String, Object>(Map.of("organization", organizationId));
        if (email != null) {
            text.append(" and u.email = :email");
            parameters.put("email", email);
        }
        if (page.after() != null) {
            text.append(" and u.id > :after");
            parameters.put("after", page.after());
        }
        return find(text.append(" order by u.id").toString(), parameters)
                .range(0, page.rows() - 1)
                .list();
    }

    Uni<List<UserEntity>> listMembersByEmail(UUID organizationId, String email) {
        return find(
                        MEMBER + " and u.email = :email",
                        Map.<String, Object>of("organization", organizationId, "email", email))
                .range(0, 0)
                .list();
    }

    Uni<Void> lockMember(UUID organizationId, UUID id) {
        return Panache.getSession()
                .flatMap(session -> session.createNativeQuery(LOCK_MEMBER, String.class)
                        .setParameter(1, organizationId)
                        .setParameter(2, id)
                        .getResultList())
                .replaceWithVoid();
    }

    Uni<Integer> insertExpected(UUID id, String email, String createdAt) {
        return Panache.getSession()
                .flatMap(session -> session.createNativeQuery(INSERT_EXPECTED)
                        .setParameter(1, id)
                        .setParameter(2, email)
                        .setParameter(3, createdAt)
                        .executeUpdate());
    }

    Uni<Integer> insertBound(UUID id, Person person, String createdAt) {
        return Panache.getSession()
                .flatMap(session -> session.createNativeQuery(INSERT_BOUND)
                        .setParameter(1, id)
                        .setParameter(2, person.email())
                        .setParameter(3, person.issuer())
                        .setParameter(4, person.subject())
                        .setParameter(5, createdAt)
                        .executeUpdate());
    }
}
