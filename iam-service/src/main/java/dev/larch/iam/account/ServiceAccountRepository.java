package dev.larch.iam.account;

import dev.larch.iam.page.PageQuery;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Storage of service accounts. */
@ApplicationScoped
class ServiceAccountRepository implements PanacheRepositoryBase<ServiceAccountEntity, UUID> {

    private static final String BY_CLIENT_ID = """
            SELECT id, organization_id, name, client_id, secret_id, secret_sha256, created_at, updated_at
            FROM service_account WHERE client_id = $1""";

    private final Pool pool;

    ServiceAccountRepository(Pool pool) {
        this.pool = pool;
    }

    /**
     * The account by its client id, which is unique in the installation: who asks has shown no tenant yet. Every token and
     * every introspection begins with it, so it goes without a session.
     */
    Uni<@Nullable ServiceAccount> findByClientId(String clientId) {
        return pool.preparedQuery(BY_CLIENT_ID)
                .execute(Tuple.of(clientId))
                .map(rows -> rows.size() == 0 ? null : account(rows.iterator().next()));
    }

    private static ServiceAccount account(Row row) {
        return new ServiceAccount(
                row.getUUID("id"),
                row.getUUID("organization_id"),
                row.getString("name"),
                row.getString("client_id"),
                row.getUUID("secret_id"),
                row.getString("secret_sha256"),
                row.getOffsetDateTime("created_at").toInstant(),
                row.getOffsetDateTime("updated_at").toInstant());
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
