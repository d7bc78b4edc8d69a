package dev.larch.iam.session.origin;

import dev.larch.iam.connection.SsoConnection;
import dev.larch.iam.role.OrganizationLock;
import dev.larch.kernel.Sha256;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Sessions by the provider that they came from. */
@ApplicationScoped
public class ProviderSessionService {

    private static final String END = """
            WITH gone AS (
                DELETE FROM web_session WHERE connection_id = ?1
                    AND (?2 = '' OR provider_sid = ?2)
                    AND (?3 = '' OR user_id IN (
                        SELECT i.user_id FROM sso_identity i JOIN sso_connection c ON c.organization_id = i.organization_id
                        WHERE c.id = ?1 AND i.issuer = ?4 AND i.subject = ?3))
                RETURNING id, user_id)
            SELECT id, user_id FROM gone ORDER BY id""";

    private static final String CONNECTION = """
            SELECT connection_id FROM web_session
            WHERE cookie_sha256 = ?1 AND ends_at > CAST(CAST(?2 AS text) AS timestamptz)
                AND idle_ends_at > CAST(CAST(?2 AS text) AS timestamptz)""";

    private final OrganizationLock lock;
    private final Clock clock;

    ProviderSessionService(OrganizationLock lock, Clock clock) {
        this.lock = lock;
        this.clock = clock;
    }

    /** The connection by which the session of that cookie came in; null for the installation's provider or no session. */
    @WithSession
    public Uni<@Nullable UUID> findConnection(@Nullable String cookie) {
        return cookie == null || cookie.isEmpty()
                ? Uni.createFrom().nullItem()
                : Panache.getSession()
                        .flatMap(session -> session.createNativeQuery(CONNECTION, UUID.class)
                                .setParameter(1, Sha256.hex(cookie))
                                .setParameter(2, clock.instant().toString())
                                .getSingleResultOrNull());
    }

    /**
     * Ends the sessions with the provider's session id, of the person with that subject, or both; the caller writes the
     * events and revokes.
     */
    @WithTransaction
    public Uni<List<EndedSession>> end(
            SsoConnection connection, @Nullable String providerSession, @Nullable String subject) {
        if (providerSession == null && subject == null) {
            throw new IllegalArgumentException("Whose sessions end must be said");
        }
        return lock.take(connection.organizationId())
                .chain(Panache::getSession)
                .flatMap(session -> session.createNativeQuery(END, Object[].class)
                        .setParameter(1, connection.id())
                        .setParameter(2, Objects.requireNonNullElse(providerSession, ""))
                        .setParameter(3, Objects.requireNonNullElse(subject, ""))
                        .setParameter(4, connection.issuer())
                        .getResultList())
                .map(rows -> rows.stream()
                        .map(row -> new EndedSession((UUID) row[0], (UUID) row[1]))
                        .toList());
    }
}
