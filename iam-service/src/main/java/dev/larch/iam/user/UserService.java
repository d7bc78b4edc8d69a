package dev.larch.iam.user;

import dev.larch.kernel.Ids;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** People: expected by their address, then known by issuer and subject. */
@ApplicationScoped
public class UserService {

    private final UserRepository repository;
    private final Clock clock;

    UserService(UserRepository repository, Clock clock) {
        this.repository = repository;
        this.clock = clock;
    }

    /** Adds somebody who has not signed in yet. */
    @WithTransaction
    public Uni<User> expect(String email) {
        var entity = new UserEntity();
        entity.id = Ids.next(clock);
        entity.email = email.toLowerCase(Locale.ROOT);
        entity.createdAt = clock.instant();
        return repository.persistAndFlush(entity).map(UserEntity::toUser);
    }

    /**
     * The user that the person is, or null when nobody expects him. The first sign-in of somebody who is expected binds
     * issuer and subject; after that the address alone opens nothing.
     */
    @WithTransaction
    public Uni<@Nullable User> recognize(Person person) {
        return repository
                .findByIdentity(person.issuer(), person.subject())
                .flatMap(known ->
                        known != null ? Uni.createFrom().item(known) : repository.findUnboundByEmail(person.email()))
                .flatMap(entity -> entity == null ? Uni.createFrom().nullItem() : welcome(entity, person));
    }

    private Uni<@Nullable User> welcome(UserEntity entity, Person person) {
        entity.bind(person);
        if (person.name() != null) {
            entity.name = person.name();
        }
        return repository.flush().map(_ -> entity.toUser());
    }
}
