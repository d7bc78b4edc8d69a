package dev.larch.iam.scim.user;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Says whom the company's directory has switched off or deleted: a sign-in does not bring them back. It is asked in the
 * transaction of the sign-in, after the person's row is locked.
 */
@ApplicationScoped
public class Deprovisioned {

    private final ScimUserRepository repository;

    Deprovisioned(ScimUserRepository repository) {
        this.repository = repository;
    }

    /** Whether this person, by himself or by his address (in lower case), is not to be let into the organization. */
    public Uni<Boolean> check(UUID organizationId, UUID userId, String email) {
        return repository.isOff(organizationId, userId, email);
    }

    /** The organization whose directory has switched this person off, the last one if they are several; or null. */
    public Uni<@Nullable UUID> findOrganization(UUID userId) {
        return repository.findWhereOff(userId);
    }
}
