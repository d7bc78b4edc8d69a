package dev.larch.iam.enforcement;

import dev.larch.iam.role.OrganizationLock;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/**
 * Keeps the ways into an organization as they are while somebody comes in by one. Sign-ins pass beside each other; who
 * changes connections, domains or what is enforced waits for those under way, sees their sessions, and makes the next ones
 * wait. Take it before {@link OrganizationLock}: a change holds the gate when it waits for that.
 */
@ApplicationScoped
public class SignInGate {

    private static final String KEY = "(hashtextextended('sign-in ' || %s, 0))";
    private static final String ORGANIZATION = "CAST(?1 AS text)";
    private static final String OF_CONNECTION =
            "(SELECT CAST(organization_id AS text) FROM sso_connection WHERE id = CAST(CAST(?1 AS text) AS uuid))";

    private static final String PASS = "SELECT 1 FROM pg_advisory_xact_lock_shared" + KEY.formatted(ORGANIZATION);
    private static final String PASS_BY = "SELECT 1 FROM pg_advisory_xact_lock_shared" + KEY.formatted(OF_CONNECTION);
    private static final String CLOSE = "SELECT 1 FROM pg_advisory_xact_lock" + KEY.formatted(ORGANIZATION);

    private final OrganizationLock lock;

    SignInGate(OrganizationLock lock) {
        this.lock = lock;
    }

    /** Holds it open for a sign-in, until the transaction of the current session ends. */
    public Uni<Void> pass(UUID organizationId) {
        return run(PASS, organizationId);
    }

    /** The same, and then the organization's lock; fails with NOT_FOUND. */
    public Uni<Void> passLocking(UUID organizationId) {
        return pass(organizationId).chain(() -> lock.take(organizationId));
    }

    /** The same as {@link #pass} for the organization of the connection; nothing for a connection that is not there. */
    public Uni<Void> passBy(UUID connectionId) {
        return run(PASS_BY, connectionId);
    }

    /** Waits for the sign-ins under way, and holds it shut until the transaction of the current session ends. */
    public Uni<Void> close(UUID organizationId) {
        return run(CLOSE, organizationId);
    }

    private static Uni<Void> run(String statement, UUID id) {
        return Panache.getSession()
                .flatMap(session -> session.createNativeQuery(statement, Integer.class)
                        .setParameter(1, id.toString())
                        .getSingleResult())
                .replaceWithVoid();
    }
}
