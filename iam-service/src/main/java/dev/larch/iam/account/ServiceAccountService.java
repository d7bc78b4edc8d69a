package dev.larch.iam.account;

import dev.larch.kernel.Ids;
import dev.larch.kernel.Sha256;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Service accounts: programs that hold roles of their own. */
@ApplicationScoped
public class ServiceAccountService {

    private final ServiceAccountRepository repository;
    private final Clock clock;

    ServiceAccountService(ServiceAccountRepository repository, Clock clock) {
        this.repository = repository;
        this.clock = clock;
    }

    /** Adds the first account of an installation, with the credentials that the installation chose. */
    @WithTransaction
    public Uni<ServiceAccount> createFirst(UUID organizationId, String clientId, String clientSecret) {
        var account = new ServiceAccount(
                Ids.next(clock), organizationId, "default", clientId, Ids.next(clock), Sha256.hex(clientSecret));
        return repository
                .persistAndFlush(ServiceAccountEntity.of(account, clock.instant()))
                .replaceWith(account);
    }

    /** The account with that client id, or null. */
    @WithSession
    public Uni<@Nullable ServiceAccount> findByClientId(String clientId) {
        return repository.findByClientId(clientId).map(entity -> entity == null ? null : entity.toServiceAccount());
    }
}
