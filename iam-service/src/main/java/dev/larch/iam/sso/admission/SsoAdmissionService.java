package dev.larch.iam.sso.admission;

import dev.larch.iam.change.ChangeLog;
import dev.larch.iam.connection.SsoConnection;
import dev.larch.iam.connection.SsoConnectionService;
import dev.larch.iam.domain.DomainName;
import dev.larch.iam.domain.SsoDomain;
import dev.larch.iam.domain.SsoDomainService;
import dev.larch.iam.organization.OrganizationService;
import dev.larch.iam.refusal.Advice;
import dev.larch.iam.refusal.RefusedException;
import dev.larch.iam.session.OpenedSession;
import dev.larch.iam.session.SessionSecret;
import dev.larch.iam.session.SessionService;
import dev.larch.iam.session.WebSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Lets in whom a connection's provider vouches for: all of it in one transaction, or nothing. */
@ApplicationScoped
public class SsoAdmissionService {

    private final SsoConnectionService connections;
    private final SsoDomainService domains;
    private final OrganizationService organizations;
    private final SsoPeople people;
    private final SsoMembership membership;
    private final SessionService sessions;
    private final ChangeLog changes;

    SsoAdmissionService(
            SsoConnectionService connections,
            SsoDomainService domains,
            OrganizationService organizations,
            SsoPeople people,
            SsoMembership membership,
            SessionService sessions,
            ChangeLog changes) {
        this.connections = connections;
        this.domains = domains;
        this.organizations = organizations;
        this.people = people;
        this.membership = membership;
        this.sessions = sessions;
        this.changes = changes;
    }

    /** Opens a session; fails with {@link RefusedException}. Changes of the connection and its domains wait until it is done. */
    @WithTransaction
    public Uni<SessionSecret> admit(UUID connectionId, SsoPerson person) {
        return connections
                .findForSignIn(connectionId)
                .map(SsoAdmissionService::requireOn)
                .call(connection -> requireOwnAddress(connection, person))
                .flatMap(connection -> enter(connection, person))
                .map(OpenedSession::secret);
    }

    private Uni<OpenedSession> enter(SsoConnection connection, SsoPerson person) {
        return organizations
                .get(connection.organizationId())
                .flatMap(organization -> people.recognize(connection, person)
                        .call(user -> membership.join(organization, connection, user))
                        .flatMap(user -> sessions.open(organization.id(), user.id(), origin(connection, person))
                                .call(opened -> {
                                    var session = opened.session().id().toString();
                                    var actor = SsoEvents.person(user, organization, session);
                                    return changes.write(actor, SsoEvents.login(user, connection))
                                            .chain(() -> membership.settle(actor, user, person));
                                })));
    }

    private Uni<Void> requireOwnAddress(SsoConnection connection, SsoPerson person) {
        return DomainName.ofEmail(person.email().value())
                .map(domains::findVerified)
                .orElseGet(() -> Uni.createFrom().nullItem())
                .invoke(domain -> requireOwn(connection, domain, person))
                .replaceWithVoid();
    }

    private static void requireOwn(SsoConnection connection, @Nullable SsoDomain domain, SsoPerson person) {
        if (domain == null
                || !domain.organizationId().equals(connection.organizationId())
                || !connection.id().equals(domain.connectionId())) {
            throw new RefusedException(
                    "email_domain",
                    Advice.OTHER_ADDRESS,
                    "The e-mail address is of none of the connection's domains.",
                    person.about());
        }
    }

    private static SsoConnection requireOn(@Nullable SsoConnection connection) {
        if (connection == null || !connection.enabled()) {
            throw new RefusedException("connection_off", Advice.DENIED, "The connection is switched off.");
        }
        return connection;
    }

    private static WebSession.Origin origin(SsoConnection connection, SsoPerson person) {
        return new WebSession.Origin(
                person.authenticatedAt(),
                person.email().domain(),
                new WebSession.Through(
                        connection.id(), connection.name(), person.providerSession(), connection.sessionLifetime()));
    }
}
