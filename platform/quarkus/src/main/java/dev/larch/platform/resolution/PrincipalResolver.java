package dev.larch.platform.resolution;

import dev.larch.platform.credential.Credential;
import io.smallrye.mutiny.Uni;

/** Turns a credential into a principal: iam-service from its database, the others by asking it. */
public interface PrincipalResolver {

    /**
     * The answer, without a principal for a credential that is not good; fails with UNAVAILABLE when that cannot be known.
     * The limits of the credential have still to be held against the moment and the place of the call.
     */
    Uni<ResolveAnswer> resolve(Credential credential);
}
