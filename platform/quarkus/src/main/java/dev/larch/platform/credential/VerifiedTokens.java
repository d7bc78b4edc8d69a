package dev.larch.platform.credential;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.larch.kernel.Sha256;
import java.security.PublicKey;
import java.time.Clock;
import java.time.Duration;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/**
 * Tokens whose signature and claims were found good, known by their hash. A token is shown again and again while it lasts;
 * its signature needs to be checked once, and its end each time. What it stands for is asked elsewhere: being here grants
 * nothing. A token is only found with the key that it was checked with, so that it goes with a key that is withdrawn.
 */
final class VerifiedTokens {

    private static final int MOST = 10_000;
    private static final Duration LONGEST = Duration.ofMinutes(5);

    private record Verified(JsonWebToken claims, PublicKey key) {}

    private final Cache<String, Verified> tokens =
            Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(LONGEST).build();
    private final Clock clock;

    VerifiedTokens(Clock clock) {
        this.clock = clock;
    }

    /** The claims of a token that was kept, checked with that key, and has not ended; else null. */
    @Nullable
    JsonWebToken find(String token, PublicKey key) {
        var verified = tokens.getIfPresent(Sha256.hex(token));
        return verified != null
                        && verified.key().equals(key)
                        && clock.instant().getEpochSecond() < verified.claims().getExpirationTime()
                ? verified.claims()
                : null;
    }

    void keep(String token, PublicKey key, JsonWebToken claims) {
        tokens.put(Sha256.hex(token), new Verified(claims, key));
    }
}
