package dev.larch.iam.session;

import dev.larch.iam.change.ChangeLog;
import dev.larch.iam.change.Revoked;
import dev.larch.iam.organization.Organization;
import dev.larch.iam.organization.OrganizationService;
import dev.larch.iam.role.RoleBindingService;
import dev.larch.iam.role.RoleHolder;
import dev.larch.iam.user.Person;
import dev.larch.iam.user.User;
import dev.larch.iam.user.UserService;
import dev.larch.kernel.Ids;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Opens, finds and ends the sessions of people. */
@ApplicationScoped
class SessionService {

    /** A session is written again at most this often, however often it is used. */
    private static final Duration BETWEEN_WRITES = Duration.ofMinutes(1);

    private final WebSessionRepository repository;
    private final UserService users;
    private final RoleBindingService roles;
    private final OrganizationService organizations;
    private final ChangeLog changes;
    private final SessionConfig limits;
    private final Clock clock;

    SessionService(
            WebSessionRepository repository,
            UserService users,
            RoleBindingService roles,
            OrganizationService organizations,
            ChangeLog changes,
            SessionConfig limits,
            Clock clock) {
        this.repository = repository;
        this.users = users;
        this.roles = roles;
        this.organizations = organizations;
        this.changes = changes;
        this.limits = limits;
        this.clock = clock;
    }

    /** Opens a session for somebody whom the provider vouches for, in the organization that he has been in for longest. */
    @WithTransaction
    Uni<SignIn> signIn(Person person) {
        return users.recognize(person).flatMap(user -> user == null ? unknown() : admitMember(user));
    }

    /** The live session of that cookie, or null; being found keeps it alive. */
    @WithTransaction
    Uni<@Nullable WebSession> find(SessionSecret secret) {
        var now = clock.instant();
        return repository
                .findLive(secret.sha256(), now)
                .invoke(entity -> {
                    if (entity != null && entity.lastSeenAt.isBefore(now.minus(BETWEEN_WRITES))) {
                        entity.see(now, limits);
                    }
                })
                .map(entity -> entity == null ? null : entity.toWebSession());
    }

    /** Ends the session of that cookie, and with it every token that came from it. */
    @WithTransaction
    Uni<Void> signOut(SessionSecret secret) {
        return repository
                .findLive(secret.sha256(), clock.instant())
                .flatMap(entity -> entity == null ? Uni.createFrom().voidItem() : end(entity));
    }

    private Uni<Void> end(WebSessionEntity entity) {
        return repository.delete("id", entity.id).chain(() -> changes.revoke(Revoked.credential(entity.id)));
    }

    private Uni<SignIn> admitMember(User user) {
        return roles.findOrganizationOf(RoleHolder.user(user.id()))
                .flatMap(organizationId -> organizationId == null ? unknown() : admit(user, organizationId));
    }

    private Uni<SignIn> admit(User user, UUID organizationId) {
        return repository
                .deleteOver(clock.instant())
                .chain(() -> organizations.get(organizationId))
                .flatMap(organization -> open(user, organization));
    }

    private Uni<SignIn> open(User user, Organization organization) {
        var secret = SessionSecret.random();
        var session = new WebSession(Ids.next(clock), organization.id(), user.id());
        return repository
                .persistAndFlush(WebSessionEntity.of(session, secret, clock.instant(), limits))
                .chain(() -> changes.write(Login.actor(user, organization, session), Login.change(user)))
                .replaceWith(new SignIn.Admitted(secret));
    }

    private static Uni<SignIn> unknown() {
        return Uni.createFrom().item(new SignIn.Unknown());
    }
}
