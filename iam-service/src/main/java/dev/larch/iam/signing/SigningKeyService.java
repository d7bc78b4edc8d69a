package dev.larch.iam.signing;

import dev.larch.kernel.Ids;
import dev.larch.platform.web.Blocking;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;

/** The signing keys that the database keeps. */
@ApplicationScoped
class SigningKeyService {

    private final SigningKeyRepository repository;
    private final Clock clock;

    SigningKeyService(SigningKeyRepository repository, Clock clock) {
        this.repository = repository;
        this.clock = clock;
    }

    /** All keys, the newest first; makes one when there is none, however many processes start at once. */
    @WithTransaction
    Uni<List<SigningKey>> loadOrCreate() {
        return repository
                .lock()
                .chain(repository::listNewestFirst)
                .flatMap(entities -> entities.isEmpty()
                        ? create().map(List::of)
                        : Uni.createFrom()
                                .item(entities.stream()
                                        .map(SigningKeyEntity::toSigningKey)
                                        .toList()));
    }

    private Uni<SigningKey> create() {
        var id = Ids.next(clock).toString();
        return Blocking.call(() -> SigningKey.generate(id))
                .call(key -> repository.persistAndFlush(SigningKeyEntity.of(key, clock.instant())));
    }
}
