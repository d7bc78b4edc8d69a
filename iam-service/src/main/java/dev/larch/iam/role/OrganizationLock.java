package dev.larch.iam.role;

import dev.larch.platform.access.Absent;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/**
 * Makes changes to who is a member, and to who holds what, follow each other within an organization. Take it before
 * anything else in a transaction. It lets others add rows that belong to the organization meanwhile.
 */
@ApplicationScoped
public class OrganizationLock {

    private static final String LOCK = "SELECT 1 FROM organization WHERE id = ?1 FOR NO KEY UPDATE";

    /** Holds the lock until the transaction of the current session ends; fails with NOT_FOUND. */
    public Uni<Void> take(UUID organizationId) {
        return Panache.getSession()
                .flatMap(session -> session.createNativeQuery(LOCK, Integer.class)
                        .setParameter(1, organizationId)
                        .getSingleResultOrNull())
                .onItem()
                .ifNull()
                .failWith(() -> Absent.organization(organizationId.toString()))
                .replaceWithVoid();
    }
}
