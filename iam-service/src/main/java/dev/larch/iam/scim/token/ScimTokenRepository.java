package dev.larch.iam.scim.token;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Storage of tokens. */
@ApplicationScoped
class ScimTokenRepository implements PanacheRepositoryBase<ScimTokenEntity, UUID> {

    private static final String LOCK = "SELECT CAST(id AS text) FROM organization WHERE id = ?1 FOR NO KEY UPDATE";

    /** Lets two who add tokens to the organization follow each other. */
    Uni<Void> lock(UUID organizationId) {
        return Panache.getSession()
                .flatMap(session -> session.createNativeQuery(LOCK)
                        .setParameter(1, organizationId)
                        .getResultList())
                .replaceWithVoid();
    }

    Uni<Long> countLive(UUID organizationId, Instant now) {
        return count("organizationId = ?1 and expiresAt > ?2", organizationId, now);
    }

    Uni<List<ScimTokenEntity>> listLive(UUID organizationId, Instant now) {
        return find("organizationId = ?1 and expiresAt > ?2 order by id", organizationId, now)
                .list();
    }

    Uni<@Nullable ScimTokenEntity> findIn(UUID organizationId, UUID id) {
        return find("organizationId = ?1 and id = ?2", organizationId, id).firstResult();
    }

    Uni<Long> deleteIn(UUID organizationId, UUID id) {
        return delete("organizationId = ?1 and id = ?2", organizationId, id);
    }

    Uni<Long> deleteOver(UUID organizationId, Instant now) {
        return delete("organizationId = ?1 and expiresAt <= ?2", organizationId, now);
    }
}
