package dev.larch.iam.reauthentication;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.UUID;

/** Knows when people last proved themselves. It reads on the connection that the caller holds already, if he holds one. */
@ApplicationScoped
class RecentSignInService {

    private static final String IS_RECENT =
            "SELECT count(*) > 0 FROM web_session WHERE id = ?1 AND authenticated_at > ?2";

    @WithSession
    Uni<Boolean> isRecent(UUID sessionId, Instant since) {
        return Panache.getSession()
                .flatMap(session -> session.createNativeQuery(IS_RECENT, Boolean.class)
                        .setParameter(1, sessionId)
                        .setParameter(2, since)
                        .getSingleResult());
    }
}
