package dev.larch.iam.account;

import dev.larch.iam.page.PageQuery;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Storage of service accounts. */
@ApplicationScoped
class ServiceAccountRepository implements PanacheRepositoryBase<ServiceAccountEntity, UUID> {

    /** The account by its client id, which is unique in the installation: who asks has shown no tenant yet. */
    Uni<@Nullable ServiceAccountEntity> findByClientId(String clientId) {
        return find("clientId", clientId).firstResult();
    }

    Uni<@Nullable ServiceAccountEntity> findIn(UUID organizationId, UUID id) {
        return find("organizationId = ?1 and id = ?2", organizationId, id).firstResult();
    }

    Uni<@Nullable ServiceAccountEntity> findForUpdateIn(UUID organizationId, UUID id) {
        return find("organizationId = ?1 and id = ?2", organizationId, id)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResult();
    }

    Uni<List<ServiceAccountEntity>> pageIn(UUID organizationId, PageQuery page) {
        var query = page.after() == null
                ? find("organizationId = ?1 order by id", organizationId)
                : find("organizationId = ?1 and id > ?2 order by id", organizationId, page.after());
        return query.range(0, page.rows() - 1).list();
    }

    Uni<Long> countIn(UUID organizationId) {
        return count("organizationId = ?1", organizationId);
    }

    Uni<Long> deleteIn(UUID organizationId, UUID id) {
        return delete("organizationId = ?1 and id = ?2", organizationId, id);
    }
}
