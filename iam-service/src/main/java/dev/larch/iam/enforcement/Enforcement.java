package dev.larch.iam.enforcement;

import dev.larch.iam.role.OrganizationLock;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What enforcement asks of owners, break-glass settings and sessions; in the transaction of the caller. */
@ApplicationScoped
public class Enforcement {

    private static final String IS_OWNER = """
            SELECT count(*) FROM role_binding
            WHERE organization_id = ?1 AND principal_type = 'user' AND principal_id = ?2 AND role = 'OrgOwner'""";

    private static final String OWNERS_SEEN = """
            SELECT count(*) FROM sso_identity i JOIN role_binding b
                ON b.organization_id = i.organization_id AND b.principal_type = 'user' AND b.principal_id = i.user_id
            WHERE i.organization_id = ?1 AND i.connection_id = ?2 AND b.role = 'OrgOwner'""";

    private static final String BREAK_GLASS = "SELECT break_glass_user_id FROM sso_settings WHERE organization_id = ?1";

    private static final String SET_BREAK_GLASS = """
            INSERT INTO sso_settings (organization_id, break_glass_user_id) VALUES (?1, CAST(CAST(?2 AS text) AS uuid))
            ON CONFLICT (organization_id) DO UPDATE SET break_glass_user_id = excluded.break_glass_user_id""";

    /** Sessions of people of the connection's domains that began in another way; the exemption is one of owners. */
    private static final String END_OTHERS = """
            DELETE FROM web_session s USING app_user u
            WHERE s.organization_id = ?1 AND u.id = s.user_id AND s.connection_id IS DISTINCT FROM ?2
                AND NOT (
                    EXISTS (
                        SELECT 1 FROM role_binding WHERE organization_id = ?1 AND principal_type = 'user'
                            AND principal_id = u.id AND role = 'OrgOwner')
                    AND (EXISTS (SELECT 1 FROM sso_settings WHERE organization_id = ?1 AND break_glass_user_id = u.id)
                        OR u.email IN (SELECT email FROM recovered_owner WHERE organization_id = ?1)))
                AND EXISTS (
                    SELECT 1 FROM sso_domain WHERE connection_id = ?2 AND verified_at IS NOT NULL
                        AND name IN (split_part(u.email, '@', 2), s.email_domain))""";

    private static final String IS_NEEDED = """
            SELECT count(*) FROM sso_settings s
            WHERE s.organization_id = ?1 AND s.break_glass_user_id = ?2
                AND EXISTS (SELECT 1 FROM sso_connection WHERE organization_id = ?1 AND enforce)""";

    private static final String ENFORCED =
            "SELECT id FROM sso_connection WHERE organization_id = ?1 AND enforce ORDER BY id";

    private static final String COUNT_ENFORCED = """
            SELECT count(*) FROM sso_connection
            WHERE organization_id = ?1 AND id = coalesce(CAST(CAST(?2 AS text) AS uuid), id) AND enforce""";

    private static final String VERDICT = """
            SELECT CASE
                WHEN NOT EXISTS (
                    SELECT 1 FROM sso_domain d JOIN sso_connection c ON c.id = d.connection_id, app_user u
                    WHERE d.organization_id = ?1 AND d.verified_at IS NOT NULL AND c.enforce AND u.id = ?2
                        AND d.name IN (split_part(u.email, '@', 2), split_part(?3, '@', 2))) THEN 'FREE'
                WHEN EXISTS (
                        SELECT 1 FROM role_binding WHERE organization_id = ?1 AND principal_type = 'user'
                            AND principal_id = ?2 AND role = 'OrgOwner')
                    AND (?2 = (SELECT break_glass_user_id FROM sso_settings WHERE organization_id = ?1)
                        OR EXISTS (
                            SELECT 1 FROM recovered_owner r JOIN app_user u ON u.email = r.email
                            WHERE r.organization_id = ?1 AND u.id = ?2)) THEN 'EXEMPT'
                ELSE 'BOUND' END""";

    /** Sessions by the connection of people who came by a domain that it no longer has. */
    private static final String END_STRAY = """
            DELETE FROM web_session s USING app_user u
            WHERE s.organization_id = ?1 AND s.connection_id = ?2 AND u.id = s.user_id
                AND coalesce(s.email_domain, split_part(u.email, '@', 2)) NOT IN (
                    SELECT name FROM sso_domain WHERE connection_id = ?2 AND verified_at IS NOT NULL)""";

    private static final String END_OWN = "DELETE FROM web_session WHERE organization_id = ?1 AND connection_id = ?2";

    private final SignInGate gate;
    private final OrganizationLock lock;

    Enforcement(SignInGate gate, OrganizationLock lock) {
        this.gate = gate;
        this.lock = lock;
    }

    /**
     * What enforcement says of a person who comes in by another way than a connection, with an address told there. It holds
     * until the transaction ends.
     */
    public Uni<Verdict> judge(UUID organizationId, UUID userId, String email) {
        return gate.pass(organizationId)
                .chain(Panache::getSession)
                .flatMap(session -> session.createNativeQuery(VERDICT, String.class)
                        .setParameter(1, organizationId)
                        .setParameter(2, userId)
                        .setParameter(3, email)
                        .getSingleResult())
                .map(Verdict::valueOf);
    }

    public Uni<Boolean> isOwner(UUID organizationId, UUID userId) {
        return count(IS_OWNER, organizationId, userId).map(count -> count > 0);
    }

    /** Whether a person who is owner now has come in by the connection. */
    public Uni<Boolean> hasSeenAnOwner(UUID organizationId, UUID connectionId) {
        return count(OWNERS_SEEN, organizationId, connectionId).map(count -> count > 0);
    }

    public Uni<@Nullable UUID> findBreakGlass(UUID organizationId) {
        return Panache.getSession()
                .flatMap(session -> session.createNativeQuery(BREAK_GLASS, UUID.class)
                        .setParameter(1, organizationId)
                        .getSingleResultOrNull());
    }

    /** Whether somebody is the break-glass owner while a connection is enforced. */
    public Uni<Boolean> isNeeded(UUID organizationId, UUID userId) {
        return count(IS_NEEDED, organizationId, userId).map(count -> count > 0);
    }

    Uni<Integer> setBreakGlass(UUID organizationId, @Nullable UUID userId) {
        return execute(SET_BREAK_GLASS, organizationId, userId == null ? null : userId.toString());
    }

    /** Ends the sessions that no enforced connection lets be. */
    Uni<Void> endOtherSessions(UUID organizationId) {
        return Panache.getSession()
                .flatMap(session -> session.createNativeQuery(ENFORCED, UUID.class)
                        .setParameter(1, organizationId)
                        .getResultList())
                .onItem()
                .transformToMulti(Multi.createFrom()::iterable)
                .onItem()
                .transformToUniAndConcatenate(connection -> endOtherSessions(organizationId, connection))
                .onItem()
                .ignoreAsUni();
    }

    public Uni<Integer> endOtherSessions(UUID organizationId, UUID connectionId) {
        return end(END_OTHERS, organizationId, connectionId);
    }

    /** Ends the sessions of people who could not come in by the connection any more, as it has lost their domain. */
    public Uni<Integer> endStraySessions(UUID organizationId, UUID connectionId) {
        return end(END_STRAY, organizationId, connectionId);
    }

    public Uni<Integer> endSessions(UUID organizationId, UUID connectionId) {
        return end(END_OWN, organizationId, connectionId);
    }

    /** Whether any connection of the organization is enforced. */
    Uni<Boolean> isOn(UUID organizationId) {
        return count(COUNT_ENFORCED, organizationId, null).map(count -> count > 0);
    }

    /** Whether the connection is enforced. */
    public Uni<Boolean> isOn(UUID organizationId, UUID connectionId) {
        return count(COUNT_ENFORCED, organizationId, connectionId.toString()).map(count -> count > 0);
    }

    private static Uni<Long> count(String query, UUID first, @Nullable Object second) {
        return Panache.getSession()
                .flatMap(session -> session.createNativeQuery(query, Long.class)
                        .setParameter(1, first)
                        .setParameter(2, second)
                        .getSingleResult());
    }

    /** Under the lock: whoever else ends several sessions would take their rows in another order. */
    private Uni<Integer> end(String statement, UUID organizationId, UUID connectionId) {
        return lock.take(organizationId).chain(() -> execute(statement, organizationId, connectionId));
    }

    private static Uni<Integer> execute(String statement, UUID first, @Nullable Object second) {
        return Panache.getSession()
                .flatMap(session -> session.createNativeQuery(statement)
                        .setParameter(1, first)
                        .setParameter(2, second)
                        .executeUpdate());
    }
}
