package dev.larch.iam.attempt;

import dev.larch.kernel.Sha256;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;

/**
 * A sign-in on its way to one connection's provider.
 *
 * @param state what the answer must bring back
 * @param nonce what the ID token must name
 * @param verifier what proves to the provider that this service asked (RFC 7636)
 * @param fresh whether the provider was told to ask for the password
 */
public record Attempt(
        UUID connectionId,
        String state,
        String nonce,
        String verifier,
        ReturnTo returnTo,
        boolean fresh,
        Instant endsAt) {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int BYTES = 32;

    /** A new one, with secrets of its own. */
    public static Attempt begin(UUID connectionId, ReturnTo returnTo, boolean fresh, Instant endsAt) {
        return new Attempt(connectionId, random(), random(), random(), returnTo, fresh, endsAt);
    }

    /** What the provider is told in place of the verifier, by the method S256. */
    public String challenge() {
        return base64(Sha256.digest(verifier.getBytes(StandardCharsets.US_ASCII)));
    }

    /** Under which it is used up. */
    public String sha256() {
        return Sha256.hex(state);
    }

    boolean hasState(String answered) {
        return MessageDigest.isEqual(state.getBytes(StandardCharsets.UTF_8), answered.getBytes(StandardCharsets.UTF_8));
    }

    /** It holds secrets. */
    @Override
    public String toString() {
        return "Attempt[connectionId=" + connectionId + "]";
    }

    private static String random() {
        var bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return base64(bytes);
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
