package dev.larch.iam.principal;

import dev.larch.platform.access.Resource;
import dev.larch.platform.identity.Principal;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A principal that was looked up by its id and not by a credential: nobody calls with it.
 *
 * @param expiresAt the moment at which a key ends; null for none
 */
public record PrincipalRecord(Principal principal, @Nullable Instant expiresAt) {

    /** The project of an API key. */
    public Resource projectOfKey() {
        return Resource.project(
                principal.organizationOrFail(), Objects.requireNonNull(principal.projectId(), "Keys have a project"));
    }
}
