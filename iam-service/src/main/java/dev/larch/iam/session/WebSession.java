package dev.larch.iam.session;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A signed-in person at one browser, in one organization. */
public record WebSession(UUID id, UUID organizationId, UUID userId) {

    /**
     * What a session began with.
     *
     * @param authenticatedAt when the person last proved himself at the provider, by what it says; or null
     * @param connection the name of the connection through which he came; null for that of the installation
     */
    public record Origin(
            @Nullable Instant authenticatedAt, @Nullable String connection) {}
}
