package dev.larch.iam.user;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/**
 * Under which subjects the providers of an organization know people. They go with the membership: whoever is given the
 * address of somebody who has left is known by a subject of his own.
 */
@ApplicationScoped
public class ProviderIdentities {

    private static final String FORGET = "DELETE FROM sso_identity WHERE organization_id = ?1 AND user_id = ?2";

    /** Forgets them for a person who leaves, in the caller's transaction. */
    public Uni<Void> forget(UUID organizationId, UUID userId) {
        return Panache.getSession()
                .flatMap(session -> session.createNativeQuery(FORGET)
                        .setParameter(1, organizationId)
                        .setParameter(2, userId)
                        .executeUpdate())
                .replaceWithVoid();
    }
}
