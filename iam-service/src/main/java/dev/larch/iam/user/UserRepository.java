package dev.larch.iam.user;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Storage of people. A person belongs to no tenant; his role bindings do. */
@ApplicationScoped
class UserRepository implements PanacheRepositoryBase<UserEntity, UUID> {

    Uni<@Nullable UserEntity> findByIdentity(String issuer, String subject) {
        return find("issuer = ?1 and subject = ?2", issuer, subject)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResult();
    }

    /** Somebody who was invited under the address and has never signed in. */
    Uni<@Nullable UserEntity> findUnboundByEmail(String email) {
        return find("email = ?1 and issuer is null", email)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResult();
    }
}
