package dev.larch.iam.reauthentication;

import dev.larch.kernel.ApiException;
import dev.larch.kernel.ErrorCode;
import dev.larch.platform.identity.Principal;
import dev.larch.platform.identity.PrincipalType;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;

/**
 * Asks of a person that he has proved himself at his identity provider a moment ago: a session that somebody found open
 * does not suffice for what cannot be undone. Service accounts sit at no browser and are not asked.
 */
@ApplicationScoped
public class RecentSignIn {

    private static final Duration MOMENT = Duration.ofMinutes(5);

    private final RecentSignInService service;
    private final Clock clock;

    RecentSignIn(RecentSignInService service, Clock clock) {
        this.service = service;
        this.clock = clock;
    }

    /** Passes, or fails with FORBIDDEN: the message begins with {@code reauthentication_required} and says where to go. */
    public Uni<Void> require(Principal caller) {
        if (caller.type() != PrincipalType.USER) {
            return Uni.createFrom().voidItem();
        }
        return service.isRecent(
                        UUID.fromString(caller.credentialId()), clock.instant().minus(MOMENT))
                .invoke(recent -> {
                    if (!recent) {
                        throw tooLongAgo();
                    }
                })
                .replaceWithVoid();
    }

    private static ApiException tooLongAgo() {
        return ErrorCode.FORBIDDEN.because(
                "reauthentication_required: You signed in more than %d minutes ago.".formatted(MOMENT.toMinutes())
                        + " Open /session/reauthenticate to sign in again, then repeat this.");
    }
}
