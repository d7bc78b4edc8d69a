package dev.larch.iam.session;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Storage of sessions. The cookie is what names the tenant. */
@ApplicationScoped
class WebSessionRepository implements PanacheRepositoryBase<WebSessionEntity, UUID> {

    Uni<@Nullable WebSessionEntity> findLive(String cookieSha256, Instant now) {
        return find("cookieSha256 = ?1 and endsAt > ?2 and idleEndsAt > ?2", cookieSha256, now)
                .firstResult();
    }

    Uni<Long> deleteOver(Instant now) {
        return delete("endsAt <= ?1", now);
    }
}
