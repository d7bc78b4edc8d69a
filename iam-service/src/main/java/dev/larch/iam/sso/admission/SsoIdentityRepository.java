package dev.larch.iam.sso.admission;

import dev.larch.iam.connection.SsoConnection;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Under which issuer and subject organizations know people; in the transaction of the caller. */
@ApplicationScoped
class SsoIdentityRepository {

    private static final String KNOWN = """
            SELECT u.id FROM sso_identity i JOIN app_user u ON u.id = i.user_id
            WHERE i.organization_id = ?1 AND i.issuer = ?2 AND i.subject = ?3 FOR UPDATE OF u""";

    private static final String MEMBER = """
            SELECT u.id FROM app_user u
            WHERE u.email = ?2 AND EXISTS (
                SELECT 1 FROM role_binding b
                WHERE b.organization_id = ?1 AND b.principal_type = 'user' AND b.principal_id = u.id
                    AND b.resource_type = 'organization')
            ORDER BY u.created_at, u.id LIMIT 1 FOR UPDATE OF u""";

    private static final String EXPECT = """
            INSERT INTO app_user (id, email, created_at) VALUES (?1, ?2, CAST(CAST(?3 AS text) AS timestamptz))
            ON CONFLICT (email) WHERE issuer IS NULL DO NOTHING""";

    private static final String EXPECTED = "SELECT id FROM app_user WHERE email = ?1 AND issuer IS NULL FOR UPDATE";

    private static final String BIND = """
            INSERT INTO sso_identity (organization_id, issuer, subject, user_id, connection_id, last_sign_in_at)
            VALUES (?1, ?2, ?3, ?4, ?5, CAST(CAST(?6 AS text) AS timestamptz))
            ON CONFLICT (organization_id, issuer, subject)
            DO UPDATE SET connection_id = excluded.connection_id, last_sign_in_at = excluded.last_sign_in_at
            WHERE sso_identity.user_id = excluded.user_id""";

    private static final String IS_MEMBER = """
            SELECT count(*) > 0 FROM role_binding
            WHERE organization_id = ?1 AND principal_type = 'user' AND principal_id = ?2
                AND resource_type = 'organization'""";

    private static final String NAME = "UPDATE app_user SET name = ?2 WHERE id = ?1 AND name IS NULL";

    /** The user whom the organization knows by the connection's issuer and this subject, locked; or null. */
    Uni<@Nullable UUID> findKnown(SsoConnection connection, String subject) {
        return findId(KNOWN, connection.organizationId(), connection.issuer(), subject);
    }

    /** The member who has the address, locked; or null. */
    Uni<@Nullable UUID> findMember(UUID organizationId, String email) {
        return findId(MEMBER, organizationId, email);
    }

    /** The person who is expected under the address, made if need be, and locked; null when he is just signing in elsewhere. */
    Uni<@Nullable UUID> expect(UUID newId, String email, Instant now) {
        return run(EXPECT, newId, email, now.toString()).chain(() -> findId(EXPECTED, email));
    }

    /** Binds issuer and subject to the user; false when they are another user's. Fails for a user with another subject. */
    Uni<Boolean> bind(SsoConnection connection, String subject, UUID userId, Instant now) {
        return run(
                        BIND,
                        connection.organizationId(),
                        connection.issuer(),
                        subject,
                        userId,
                        connection.id(),
                        now.toString())
                .map(rows -> rows == 1);
    }

    /** Gives a name to a user who has none. */
    Uni<Integer> name(UUID userId, String name) {
        return run(NAME, userId, name);
    }

    Uni<Boolean> isMember(UUID organizationId, UUID userId) {
        return Panache.getSession()
                .flatMap(session -> session.createNativeQuery(IS_MEMBER, Boolean.class)
                        .setParameter(1, organizationId)
                        .setParameter(2, userId)
                        .getSingleResult());
    }

    private static Uni<@Nullable UUID> findId(String query, Object... parameters) {
        return Panache.getSession().flatMap(session -> {
            var selection = session.createNativeQuery(query, UUID.class);
            for (int i = 0; i < parameters.length; i++) {
                selection.setParameter(i + 1, parameters[i]);
            }
            return selection.getSingleResultOrNull();
        });
    }

    private static Uni<Integer> run(String statement, Object... parameters) {
        return Panache.getSession().flatMap(session -> {
            var change = session.createNativeQuery(statement);
            for (int i = 0; i < parameters.length; i++) {
                change.setParameter(i + 1, parameters[i]);
            }
            return change.executeUpdate();
        });
    }
}
