package dev.larch.iam.session;

import dev.larch.kernel.Sha256;
import java.security.SecureRandom;
import java.util.Base64;

/** The value of a session cookie: 256 random bits that say nothing. Only its hash is stored. */
public record SessionSecret(String value) {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int BYTES = 32;

    static SessionSecret random() {
        var bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return new SessionSecret(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    String sha256() {
        return Sha256.hex(value);
    }

    @Override
    public String toString() {
        return "SessionSecret[***]";
    }
}
