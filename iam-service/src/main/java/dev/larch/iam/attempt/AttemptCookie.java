package dev.larch.iam.attempt;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.larch.iam.config.IamConfig;
import dev.larch.iam.secret.SecretCipher;
import dev.larch.kernel.Sha256;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Cookie;
import jakarta.ws.rs.core.NewCookie;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The browser's own copy of an attempt, sealed. Each attempt has a cookie of its own: two windows do not disturb each other. */
@ApplicationScoped
public class AttemptCookie {

    /** How long somebody may take at his provider. */
    public static final Duration LIFETIME = Duration.ofMinutes(10);

    private static final String PREFIX = "larch_sso_";
    private static final String PATH = "/sso";
    private static final String CONTEXT = "sso-attempt";
    private static final int NAME_LENGTH = 16;

    /** What is sealed. */
    record Content(
            UUID connection,
            String state,
            String nonce,
            String verifier,
            String returnTo,
            boolean fresh,
            long endsAt) {}

    private final SecretCipher cipher;
    private final ObjectMapper json;
    private final Clock clock;
    private final boolean secure;

    AttemptCookie(SecretCipher cipher, ObjectMapper json, Clock clock, IamConfig config) {
        this.cipher = cipher;
        this.json = json;
        this.clock = clock;
        this.secure = "https".equals(config.issuer().getScheme());
    }

    public NewCookie of(Attempt attempt) {
        var content = new Content(
                attempt.connectionId(),
                attempt.state(),
                attempt.nonce(),
                attempt.verifier(),
                attempt.returnTo().path(),
                attempt.fresh(),
                attempt.endsAt().getEpochSecond());
        try {
            var sealed = cipher.sealText(CONTEXT, json.writeValueAsString(content));
            return cookie(
                    attempt.state(), Base64.getUrlEncoder().withoutPadding().encodeToString(sealed), LIFETIME);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("An attempt cannot be written", e);
        }
    }

    /** Makes the browser forget the attempt with that state. */
    public NewCookie removed(String state) {
        return cookie(state, "", Duration.ZERO);
    }

    /** The attempt of this browser with that state at that connection; null when there is none, or it is over. */
    public @Nullable Attempt find(Map<String, Cookie> cookies, UUID connectionId, String state) {
        var cookie = cookies.get(name(state));
        var attempt = cookie == null ? null : open(cookie.getValue());
        return attempt != null
                        && attempt.connectionId().equals(connectionId)
                        && attempt.hasState(state)
                        && clock.instant().isBefore(attempt.endsAt())
                ? attempt
                : null;
    }

    private @Nullable Attempt open(String value) {
        try {
            var text = cipher.openText(CONTEXT, Base64.getUrlDecoder().decode(value));
            var content = json.readValue(text, Content.class);
            return new Attempt(
                    content.connection(),
                    content.state(),
                    content.nonce(),
                    content.verifier(),
                    ReturnTo.read(content.returnTo()),
                    content.fresh(),
                    Instant.ofEpochSecond(content.endsAt()));
        } catch (IllegalArgumentException | IllegalStateException | JsonProcessingException e) {
            return null; // somebody made it up
        }
    }

    private NewCookie cookie(String state, String value, Duration lifetime) {
        return new NewCookie.Builder(name(state))
                .value(value)
                .path(PATH)
                .maxAge(Math.toIntExact(lifetime.toSeconds()))
                .httpOnly(true)
                .secure(secure)
                // The provider sends the browser back from another site.
                .sameSite(NewCookie.SameSite.LAX)
                .build();
    }

    private static String name(String state) {
        return PREFIX + Sha256.hex(state).substring(0, NAME_LENGTH);
    }
}
