package dev.larch.iam.invite;

import dev.larch.iam.config.QuotaConfig;
import dev.larch.kernel.ErrorCode;
import dev.larch.kernel.Ids;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;

/**
 * How many invitations an organization sends within an hour. It counts rows that commit with the invite, under the
 * organization's lock: nobody passes it by asking several times at once.
 */
@ApplicationScoped
class InviteLimit {

    private static final Duration WINDOW = Duration.ofHours(1);

    private static final String FORGET =
            "DELETE FROM invite_dispatch WHERE organization_id = ?1 AND sent_at <= CAST(CAST(?2 AS text) AS timestamptz)";
    private static final String COUNT = "SELECT count(*) FROM invite_dispatch WHERE organization_id = ?1";
    private static final String ADD =
            "INSERT INTO invite_dispatch (organization_id, sent_at, id) VALUES (?1, CAST(CAST(?2 AS text) AS timestamptz), ?3)";

    private final QuotaConfig quota;
    private final Clock clock;

    InviteLimit(QuotaConfig quota, Clock clock) {
        this.quota = quota;
        this.clock = clock;
    }

    /** Counts one more; fails with RESOURCE_EXHAUSTED. */
    Uni<Void> take(UUID organizationId) {
        var now = clock.instant();
        return Panache.getSession()
                .flatMap(session -> session.createNativeQuery(FORGET)
                        .setParameter(1, organizationId)
                        .setParameter(2, now.minus(WINDOW).toString())
                        .executeUpdate()
                        .chain(() -> session.createNativeQuery(COUNT, Long.class)
                                .setParameter(1, organizationId)
                                .getSingleResult())
                        .invoke(this::requireBelow)
                        .chain(() -> session.createNativeQuery(ADD)
                                .setParameter(1, organizationId)
                                .setParameter(2, now.toString())
                                .setParameter(3, Ids.next(clock))
                                .executeUpdate()))
                .replaceWithVoid();
    }

    private void requireBelow(long sent) {
        if (sent >= quota.invitesPerHour()) {
            throw ErrorCode.RESOURCE_EXHAUSTED.because(
                    "An organization sends at most %d invitations an hour. Try again later."
                            .formatted(quota.invitesPerHour()));
        }
    }
}
