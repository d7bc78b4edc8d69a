package dev.larch.iam.session;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A signed-in person at one browser, in one organization. */
public record WebSession(UUID id, UUID organizationId, UUID userId) {

    /**
     * What a session began with.
     *
     * @param authenticatedAt when the person last proved himself at the provider, by what it says; or null
     * @param domain of the address that the provider told
     * @param through the connection by which he came; null for the installation's provider
     */
    public record Origin(
            @Nullable Instant authenticatedAt,
            String domain,
            @Nullable Through through) {

        private static final Duration CLOCK_SKEW = Duration.ofSeconds(30);

        /** As it counts now: a clock may be some seconds ahead, and a time that lies further ahead says nothing. */
        Origin asOf(Instant now) {
            if (authenticatedAt == null || !authenticatedAt.isAfter(now)) {
                return this;
            }
            return new Origin(authenticatedAt.isAfter(now.plus(CLOCK_SKEW)) ? null : now, domain, through);
        }
    }

    /**
     * The connection by which a session came in.
     *
     * @param providerSession how the provider names his session there; null when it does not
     * @param lifetime the longest that the session may last
     */
    public record Through(
            UUID connectionId, String connection, @Nullable String providerSession, Duration lifetime) {}
}
