package dev.larch.iam.account;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Storage of service accounts. */
@ApplicationScoped
class ServiceAccountRepository implements PanacheRepositoryBase<ServiceAccountEntity, UUID> {

    /** The account by its client id, which is unique in the installation: who asks has shown no tenant yet. */
    Uni<@Nullable ServiceAccountEntity> findByClientId(String clientId) {
        return find("clientId", clientId).firstResult();
    }
}
