package dev.larch.iam.scim.token;

import dev.larch.kernel.Sha256;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/** The value of a token: 256 random bits behind a prefix that scanners for secrets can know. Only its hash is stored. */
record ScimTokenValue(String value) {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int BYTES = 32;
    private static final String PREFIX = "lscim_";
    private static final Pattern FORM = Pattern.compile(PREFIX + "[A-Za-z0-9_-]{43}");

    static ScimTokenValue random() {
        var bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return new ScimTokenValue(
                PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    static Optional<ScimTokenValue> parse(String text) {
        return FORM.matcher(text).matches() ? Optional.of(new ScimTokenValue(text)) : Optional.empty();
    }

    String sha256() {
        return Sha256.hex(value);
    }

    @Override
    public String toString() {
        return PREFIX + "***";
    }
}
