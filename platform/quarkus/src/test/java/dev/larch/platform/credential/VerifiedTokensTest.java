package dev.larch.platform.credential;

import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.smallrye.jwt.auth.principal.DefaultJWTCallerPrincipal;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.junit.jupiter.api.Test;

/** What is known of a token is good for that token, under that key, until it ends. */
class VerifiedTokensTest {

    private static final Instant NOW = Instant.parse("2026-11-01T10:00:00Z");
    private static final Instant END = NOW.plusSeconds(60);
    private static final PublicKey KEY = key();

    private final SteppingClock clock = new SteppingClock();
    private final VerifiedTokens tokens = new VerifiedTokens(clock);
    private final JsonWebToken claims = claims();

    @Test
    void knowsATokenAgain() {
        tokens.keep("a.b.c", KEY, claims);

        assertSame(claims, tokens.find("a.b.c", KEY));
    }

    @Test
    void knowsNoOther() {
        tokens.keep("a.b.c", KEY, claims);

        assertNull(tokens.find("a.b.d", KEY));
    }

    @Test
    void forgetsItWithItsKey() {
        tokens.keep("a.b.c", KEY, claims);

        assertNull(tokens.find("a.b.c", key()));
    }

    @Test
    void forgetsItAtItsEnd() {
        tokens.keep("a.b.c", KEY, claims);
        clock.now = END.minusSeconds(1);
        assertSame(claims, tokens.find("a.b.c", KEY));

        clock.now = END;

        assertNull(tokens.find("a.b.c", KEY));
    }

    private static JsonWebToken claims() {
        var claims = new JwtClaims();
        claims.setExpirationTime(NumericDate.fromSeconds(END.getEpochSecond()));
        return new DefaultJWTCallerPrincipal(claims);
    }

    private static PublicKey key() {
        try {
            return KeyPairGenerator.getInstance("RSA").generateKeyPair().getPublic();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static final class SteppingClock extends Clock {

        private Instant now = NOW;

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneOffset getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(java.time.ZoneId zone) {
            return this;
        }
    }
}
