package dev.larch.platform.credential;

import dev.larch.platform.identity.PrincipalType;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a caller showed, after everything that can be checked without asking iam-service has been checked. */
public sealed interface Credential {

    /** An API key, known by its hash only. */
    record ApiKey(String sha256) implements Credential {}

    /**
     * An access token whose signature, issuer, audience and times are good.
     *
     * @param projectId the project that the request names in X-Project-Id, or null
     */
    record Token(
            PrincipalType type,
            String principalId,
            String credentialId,
            @Nullable String actingService,
            @Nullable UUID projectId)
            implements Credential {}
}
