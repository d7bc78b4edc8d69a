package dev.larch.iam.session.admin;

import dev.larch.iam.page.PageQuery;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The sessions of an organization that are good at a moment. */
@ApplicationScoped
class SessionInfoRepository {

    private static final UUID NONE = new UUID(0, 0);

    /** $1 organization, $2 moment, $3 person or none. */
    private static final String LIVE = """
            FROM web_session s JOIN app_user u ON u.id = s.user_id
            WHERE s.organization_id = ?1 AND s.ends_at > ?2 AND s.idle_ends_at > ?2
                AND (?3 = CAST('00000000-0000-0000-0000-000000000000' AS uuid) OR s.user_id = ?3)""";

    /** $4 the last id of the page before, or none. */
    private static final String LIST = """
            SELECT CAST(s.id AS text), CAST(s.user_id AS text), u.email, CAST(extract(epoch FROM s.created_at) AS bigint),
                CAST(extract(epoch FROM s.last_seen_at) AS bigint), CAST(extract(epoch FROM s.ends_at) AS bigint),
                s.source_address, s.user_agent, s.connection
            """ + LIVE + " AND s.id > ?4 ORDER BY s.id";

    private static final String ONE = "SELECT CAST(s.user_id AS text) " + LIVE + " AND s.id = ?4";

    private static final String DELETE = "DELETE FROM web_session WHERE organization_id = ?1 AND id = ?2";

    private static final String IS_KNOWN = """
            SELECT count(*) > 0 FROM role_binding
            WHERE organization_id = ?1 AND principal_type = 'user' AND principal_id = ?2""";

    /** A page of the sessions; of all people when none is named. */
    Uni<List<SessionInfo>> list(UUID organizationId, @Nullable UUID userId, PageQuery page, Instant now) {
        var after = page.after();
        return Panache.getSession()
                .flatMap(session -> session.createNativeQuery(LIST, Object[].class)
                        .setParameter(1, organizationId)
                        .setParameter(2, now)
                        .setParameter(3, userId == null ? NONE : userId)
                        .setParameter(4, after == null ? NONE : after)
                        .setMaxResults(page.rows())
                        .getResultList())
                .map(rows -> rows.stream().map(SessionInfoRepository::info).toList());
    }

    /** Whose session it is, or null when there is none. */
    Uni<@Nullable UUID> findUserOf(UUID organizationId, UUID id, Instant now) {
        return Panache.getSession()
                .flatMap(session -> session.createNativeQuery(ONE, String.class)
                        .setParameter(1, organizationId)
                        .setParameter(2, now)
                        .setParameter(3, NONE)
                        .setParameter(4, id)
                        .getResultList())
                .map(found -> found.isEmpty() ? null : UUID.fromString(found.getFirst()));
    }

    Uni<Integer> delete(UUID organizationId, UUID id) {
        return Panache.getSession()
                .flatMap(session -> session.createNativeQuery(DELETE)
                        .setParameter(1, organizationId)
                        .setParameter(2, id)
                        .executeUpdate());
    }

    Uni<Boolean> isMember(UUID organizationId, UUID userId) {
        return Panache.getSession()
                .flatMap(session -> session.createNativeQuery(IS_KNOWN, Boolean.class)
                        .setParameter(1, organizationId)
                        .setParameter(2, userId)
                        .getSingleResult());
    }

    private static SessionInfo info(Object[] row) {
        return new SessionInfo(
                UUID.fromString((String) row[0]),
                UUID.fromString((String) row[1]),
                (String) row[2],
                Instant.ofEpochSecond((Long) row[3]),
                Instant.ofEpochSecond((Long) row[4]),
                Instant.ofEpochSecond((Long) row[5]),
                (String) row[6],
                (String) row[7],
                (String) row[8]);
    }
}
