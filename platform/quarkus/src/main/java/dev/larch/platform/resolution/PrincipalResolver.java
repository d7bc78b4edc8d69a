package dev.larch.platform.resolution;

import dev.larch.platform.credential.Credential;
import dev.larch.platform.identity.Principal;
import io.smallrye.mutiny.Uni;
import org.jspecify.annotations.Nullable;

/** Turns a credential into a principal: iam-service from its database, the others by asking it. */
public interface PrincipalResolver {

    /** The principal, or null for a credential that is not good; fails with UNAVAILABLE when that cannot be known. */
    Uni<@Nullable Principal> resolve(Credential credential);
}
