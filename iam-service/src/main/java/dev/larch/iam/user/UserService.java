package dev.larch.iam.user;

import dev.larch.iam.page.PageQuery;
import dev.larch.kernel.ErrorCode;
import dev.larch.kernel.Ids;
import dev.larch.kernel.Page;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Locale;
import java.util.UUID;
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

    /**
     * The person who is expected under the address, and is made when nobody is; fails with ABORTED when he signs in at this
     * very moment.
     */
    @WithTransaction
    public Uni<User> expect(String email) {
        var address = email.toLowerCase(Locale.ROOT);
        return repository
                .insertExpected(Ids.next(clock), address, clock.instant().toString())
                .chain(() -> repository.findUnboundByEmail(address))
                .onItem()
                .ifNull()
                .failWith(() -> ErrorCode.ABORTED.because("This person is just signing in. Try again."))
                .map(UserEntity::toUser);
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

    /** The user that the person is, who is made when nobody knows him yet: for who comes with an invitation. */
    @WithTransaction
    public Uni<User> recognizeOrAdd(Person person) {
        return recognize(person).flatMap(user -> user != null ? Uni.createFrom().item(user) : add(person));
    }

    /** The user with that id, or null. */
    @WithSession
    public Uni<@Nullable User> find(UUID id) {
        return repository.findById(id).map(entity -> entity == null ? null : entity.toUser());
    }

    /** A member of the organization, or null. */
    @WithSession
    public Uni<@Nullable User> findMember(UUID organizationId, UUID id) {
        return repository.findMember(organizationId, id).map(entity -> entity == null ? null : entity.toUser());
    }

    /** Lets the sign-in of a member and changes of him follow each other. Call it before the organization is locked. */
    @WithTransaction
    public Uni<Void> lockMember(UUID organizationId, UUID id) {
        return repository.lockMember(organizationId, id);
    }

    /** Whether somebody with that address is a member of the organization. */
    @WithSession
    public Uni<Boolean> isMember(UUID organizationId, EmailAddress email) {
        return repository.listMembersByEmail(organizationId, email.value()).map(found -> !found.isEmpty());
    }

    /** A page of the members of an organization, or of those with that address. */
    @WithSession
    public Uni<Page<User>> listMembers(UUID organizationId, @Nullable EmailAddress email, PageQuery page) {
        return repository
                .pageOfMembers(organizationId, email == null ? null : email.value(), page)
                .map(rows -> page.cut(rows.stream().map(UserEntity::toUser).toList(), User::id));
    }

    private Uni<User> add(Person person) {
        return repository
                .insertBound(Ids.next(clock), person, clock.instant().toString())
                .chain(() -> repository.findByIdentity(person.issuer(), person.subject()))
                .flatMap(entity -> welcome(entity, person));
    }

    private Uni<User> welcome(UserEntity entity, Person person) {
        entity.bind(person);
        var name = PersonName.clean(person.name());
        if (name != null) {
            entity.name = name;
        }
        return repository.flush().map(_ -> entity.toUser());
    }
}
