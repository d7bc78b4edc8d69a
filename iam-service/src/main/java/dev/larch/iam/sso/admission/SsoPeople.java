package dev.larch.iam.sso.admission;

import dev.larch.iam.connection.SsoConnection;
import dev.larch.iam.refusal.Advice;
import dev.larch.iam.refusal.RefusedException;
import dev.larch.iam.scim.user.Deprovisioned;
import dev.larch.iam.user.PersonName;
import dev.larch.iam.user.User;
import dev.larch.iam.user.UserService;
import dev.larch.kernel.Ids;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Objects;
import java.util.UUID;
import org.hibernate.exception.ConstraintViolationException;

/**
 * Finds the user whom a provider vouches for. An organization knows him by issuer and subject, and the first time by his
 * address, which is of a domain that the organization has proved. No other organization is concerned.
 */
@ApplicationScoped
class SsoPeople {

    private final SsoIdentityRepository identities;
    private final Deprovisioned deprovisioned;
    private final UserService users;
    private final Clock clock;

    SsoPeople(SsoIdentityRepository identities, Deprovisioned deprovisioned, UserService users, Clock clock) {
        this.identities = identities;
        this.deprovisioned = deprovisioned;
        this.users = users;
        this.clock = clock;
    }

    /** The user, locked and bound to his subject; fails with {@link RefusedException}. */
    Uni<User> recognize(SsoConnection connection, SsoPerson person) {
        return identities
                .findKnown(connection, person.subject())
                .flatMap(known -> known == null
                        ? byAddress(connection, person)
                        : Uni.createFrom().item(known))
                .call(id -> requireWanted(connection, person, id))
                .call(id -> bind(connection, person, id))
                .call(id -> name(person, id))
                .flatMap(users::find)
                .map(Objects::requireNonNull);
    }

    private Uni<UUID> byAddress(SsoConnection connection, SsoPerson person) {
        var email = person.email().value();
        return identities
                .findMember(connection.organizationId(), email)
                .flatMap(member -> member == null
                        ? identities.expect(Ids.next(clock), email, clock.instant())
                        : Uni.createFrom().item(member))
                .onItem()
                .ifNull()
                .failWith(() -> taken(person));
    }

    private Uni<Void> requireWanted(SsoConnection connection, SsoPerson person, UUID userId) {
        return deprovisioned
                .check(connection.organizationId(), userId, person.email().value())
                .invoke(off -> {
                    if (off) {
                        throw new RefusedException(
                                "deprovisioned",
                                Advice.ASK_ADMINISTRATORS,
                                "The company's directory has switched the person off.",
                                person.about());
                    }
                })
                .replaceWithVoid();
    }

    private Uni<Void> bind(SsoConnection connection, SsoPerson person, UUID userId) {
        return identities
                .bind(connection, person.subject(), userId, clock.instant())
                .onFailure(ConstraintViolationException.class)
                .transform(_ -> taken(person))
                .invoke(bound -> {
                    if (!bound) {
                        throw taken(person);
                    }
                })
                .replaceWithVoid();
    }

    private Uni<?> name(SsoPerson person, UUID userId) {
        var name = PersonName.clean(person.name());
        return name == null ? Uni.createFrom().voidItem() : identities.name(userId, name);
    }

    private static RefusedException taken(SsoPerson person) {
        return new RefusedException(
                "address_taken",
                Advice.ASK_OWNER,
                "The provider knows somebody else under the e-mail address.",
                person.about());
    }
}
