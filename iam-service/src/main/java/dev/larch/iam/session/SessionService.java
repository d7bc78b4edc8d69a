package dev.larch.iam.session;

import dev.larch.iam.change.ChangeLog;
import dev.larch.iam.change.Revoked;
import dev.larch.iam.organization.OrganizationService;
import dev.larch.iam.role.OrganizationLock;
import dev.larch.iam.user.UserService;
import dev.larch.kernel.Ids;
import dev.larch.platform.web.CallOrigin;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Opens, finds and ends the sessions of people. */
@ApplicationScoped
public class SessionService {

    /** A session is written again at most this often, however often it is used. */
    private static final Duration BETWEEN_WRITES = Duration.ofMinutes(1);

    private final OrganizationLock lock;
    private final WebSessionRepository repository;
    private final UserService users;
    private final OrganizationService organizations;
    private final ChangeLog changes;
    private final SessionConfig limits;
    private final Clock clock;

    SessionService(
            OrganizationLock lock,
            WebSessionRepository repository,
            UserService users,
            OrganizationService organizations,
            ChangeLog changes,
            SessionConfig limits,
            Clock clock) {
        this.lock = lock;
        this.repository = repository;
        this.users = users;
        this.organizations = organizations;
        this.changes = changes;
        this.limits = limits;
        this.clock = clock;
    }

    /** Opens a session of the person in the organization. Whoever lets people in writes the event. */
    @WithTransaction
    public Uni<OpenedSession> open(UUID organizationId, UUID userId, WebSession.Origin origin) {
        var secret = SessionSecret.random();
        var session = new WebSession(Ids.next(clock), organizationId, userId);
        return repository
                .deleteOver(clock.instant())
                .chain(() -> repository.persistAndFlush(entity(session, secret, origin)))
                .replaceWith(new OpenedSession(session, secret));
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

    /** Ends every session of the person in the organization, under its lock; whoever takes his rights adds to the revocation log. */
    @WithTransaction
    public Uni<Long> endAllOf(UUID organizationId, UUID userId) {
        return lock.take(organizationId)
                .chain(() -> repository.delete("organizationId = ?1 and userId = ?2", organizationId, userId));
    }

    private WebSessionEntity entity(WebSession session, SessionSecret secret, WebSession.Origin origin) {
        var now = clock.instant();
        var entity = WebSessionEntity.of(session, secret, now, limits);
        entity.come(origin.asOf(now), CallOrigin.current());
        return entity;
    }

    private Uni<Void> end(WebSessionEntity entity) {
        return repository
                .delete("id", entity.id)
                .chain(() -> writeLogout(entity.toWebSession()))
                .chain(() -> changes.revoke(Revoked.credential(entity.id)));
    }

    private Uni<Void> writeLogout(WebSession session) {
        return users.find(session.userId())
                .flatMap(user -> user == null
                        ? Uni.createFrom().voidItem()
                        : organizations
                                .get(session.organizationId())
                                .flatMap(organization ->
                                        changes.write(Logout.actor(user, organization, session), Logout.change(user))));
    }
}
