package dev.larch.iam.bootstrap;

import dev.larch.kernel.Sha256;
import java.security.SecureRandom;
import java.util.Base64;

/** The token of an empty installation: 256 random bits. Only its hash is stored. */
record OneTimeToken(String value) {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int BYTES = 32;

    static OneTimeToken random() {
        var bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return new OneTimeToken(
                "lboot_" + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    String sha256() {
        return Sha256.hex(value);
    }

    @Override
    public String toString() {
        return "OneTimeToken[***]";
    }
}
