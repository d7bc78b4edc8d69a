package dev.larch.iam.attempt;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;

/** Remembers what was used and must not be used again, until it is over anyway. */
@ApplicationScoped
public class UsedOnceService {

    /** Some at a time, and none that somebody else is forgetting: nobody waits for it. */
    private static final String FORGET = """
            DELETE FROM sso_used WHERE sha256 IN (
                SELECT sha256 FROM sso_used WHERE ends_at <= CAST(CAST(?1 AS text) AS timestamptz)
                LIMIT 100 FOR UPDATE SKIP LOCKED)""";

    private static final String USE = """
            INSERT INTO sso_used (sha256, ends_at) VALUES (?1, CAST(CAST(?2 AS text) AS timestamptz))
            ON CONFLICT (sha256) DO NOTHING""";

    private final Clock clock;

    UsedOnceService(Clock clock) {
        this.clock = clock;
    }

    /** Uses the thing up; false when it was used before. Of several who come at once, one succeeds. */
    @WithTransaction
    public Uni<Boolean> use(String sha256, Instant endsAt) {
        return Panache.getSession()
                .flatMap(session -> session.createNativeQuery(FORGET)
                        .setParameter(1, clock.instant().toString())
                        .executeUpdate()
                        .chain(() -> session.createNativeQuery(USE)
                                .setParameter(1, sha256)
                                .setParameter(2, endsAt.toString())
                                .executeUpdate()))
                .map(rows -> rows == 1);
    }
}
