package dev.larch.iam.recovery;

import dev.larch.kernel.Sha256;
import java.math.BigInteger;
import java.security.SecureRandom;
import java.util.Locale;

/** A code to be kept on paper: 256 random bits in groups of letters and digits. Only its hash is stored. */
record RecoveryCode(String value) {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int BITS = 256;
    private static final int DIGITS = 52;
    private static final int GROUP = 4;
    private static final int BASE_32 = 32;

    static RecoveryCode random() {
        var digits = new BigInteger(BITS, RANDOM).toString(BASE_32);
        var padded = "0".repeat(DIGITS - digits.length()) + digits;
        return new RecoveryCode(padded.replaceAll("(.{" + GROUP + "})(?!$)", "$1-"));
    }

    /** Hyphens, spaces and the case of letters are how a person copies it, not what it is. */
    String sha256() {
        return Sha256.hex(value.toLowerCase(Locale.ROOT).replaceAll("[\\s-]", ""));
    }

    @Override
    public String toString() {
        return "RecoveryCode[***]";
    }
}
