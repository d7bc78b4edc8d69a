package dev.larch.iam.workload;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Storage of workload identities. */
@ApplicationScoped
class WorkloadIdentityRepository implements PanacheRepositoryBase<WorkloadIdentityEntity, UUID> {

    private static final String ACCOUNT =
            "SELECT name FROM service_account WHERE organization_id = ?1 AND id = ?2 FOR UPDATE";

    /** The account's name, or null; it is locked, so that the rules of one account change one after the other. */
    Uni<@Nullable String> lockAccountIn(UUID organizationId, UUID accountId) {
        return Panache.getSession()
                .flatMap(session -> session.createNativeQuery(ACCOUNT, String.class)
                        .setParameter(1, organizationId)
                        .setParameter(2, accountId)
                        .getSingleResultOrNull());
    }

    Uni<List<WorkloadIdentityEntity>> listIn(UUID organizationId, UUID accountId) {
        return find("organizationId = ?1 and serviceAccountId = ?2 order by createdAt, id", organizationId, accountId)
                .list();
    }

    /** By a statement: see hibernate-reactive issue 1713. */
    Uni<Long> deleteIn(UUID organizationId, UUID id) {
        return delete("organizationId = ?1 and id = ?2", organizationId, id);
    }
}
