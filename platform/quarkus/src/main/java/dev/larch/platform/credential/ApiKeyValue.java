package dev.larch.platform.credential;

import dev.larch.kernel.Sha256;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.zip.CRC32;

/**
 * The value of an API key, {@code pcsk_<label>_<secret>}: a public label, 256 random bits and a checksum that tells a
 * mistyped or made-up key from a real one without a look-up.
 *
 * @param value the whole secret; it never leaves this type except where a new key is shown once
 */
public record ApiKeyValue(String value) {

    private static final String PREFIX = "pcsk_";
    private static final String ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final int LABEL_LENGTH = 6;
    private static final int BODY_LENGTH = 43;
    private static final int CHECKSUM_LENGTH = 6;
    private static final int LENGTH = PREFIX.length() + LABEL_LENGTH + 1 + BODY_LENGTH + CHECKSUM_LENGTH;
    private static final SecureRandom RANDOM = new SecureRandom();

    /** A new key. */
    public static ApiKeyValue random() {
        var body = base62(new BigInteger(256, RANDOM), BODY_LENGTH);
        var label = base62(new BigInteger(35, RANDOM), LABEL_LENGTH);
        var unchecked = PREFIX + label + "_" + body;
        return new ApiKeyValue(unchecked + checksum(unchecked));
    }

    /** The key, or empty when the text has not the form of one or its checksum is wrong. */
    public static Optional<ApiKeyValue> parse(String text) {
        if (text.length() != LENGTH || !text.startsWith(PREFIX) || text.charAt(PREFIX.length() + LABEL_LENGTH) != '_') {
            return Optional.empty();
        }
        return text.endsWith(checksum(text)) ? Optional.of(new ApiKeyValue(text)) : Optional.empty();
    }

    /** The public part. */
    public String label() {
        return value.substring(PREFIX.length(), PREFIX.length() + LABEL_LENGTH);
    }

    /** What is stored: SHA-256 of the whole value. No slow hash is needed, since the secret has full entropy. */
    public String sha256() {
        return Sha256.hex(value);
    }

    @Override
    public String toString() {
        return PREFIX + label() + "_***";
    }

    /** Of the label, the underscore and the body; each key that is shown passes here, so it makes no large numbers. */
    private static String checksum(String key) {
        var bytes = key.substring(PREFIX.length(), LENGTH - CHECKSUM_LENGTH).getBytes(StandardCharsets.UTF_8);
        var crc = new CRC32();
        crc.update(bytes, 0, bytes.length);
        var digits = new char[CHECKSUM_LENGTH];
        long rest = crc.getValue();
        for (int i = CHECKSUM_LENGTH - 1; i >= 0; i--) {
            digits[i] = ALPHABET.charAt((int) (rest % ALPHABET.length()));
            rest /= ALPHABET.length();
        }
        return new String(digits);
    }

    private static String base62(BigInteger number, int length) {
        var digits = new char[length];
        var base = BigInteger.valueOf(ALPHABET.length());
        var rest = number;
        for (int i = length - 1; i >= 0; i--) {
            var quotientAndRemainder = rest.divideAndRemainder(base);
            digits[i] = ALPHABET.charAt(quotientAndRemainder[1].intValue());
            rest = quotientAndRemainder[0];
        }
        return new String(digits);
    }
}
