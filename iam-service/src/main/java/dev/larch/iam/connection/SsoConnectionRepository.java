package dev.larch.iam.connection;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Storage of connections. */
@ApplicationScoped
class SsoConnectionRepository implements PanacheRepositoryBase<SsoConnectionEntity, UUID> {

    Uni<List<SsoConnectionEntity>> listIn(UUID organizationId) {
        return list("organizationId = ?1 order by createdAt, id", organizationId);
    }

    Uni<Long> countIn(UUID organizationId) {
        return count("organizationId = ?1", organizationId);
    }

    Uni<@Nullable SsoConnectionEntity> findIn(UUID organizationId, UUID id) {
        return find("organizationId = ?1 and id = ?2", organizationId, id).firstResult();
    }

    Uni<Long> deleteIn(UUID organizationId, UUID id) {
        return delete("organizationId = ?1 and id = ?2", organizationId, id);
    }
}
