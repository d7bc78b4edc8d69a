package dev.larch.iam.account;

import java.security.SecureRandom;

/** Random texts of letters, digits, - and _: six bits a character. */
final class RandomText {

    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    private static final SecureRandom RANDOM = new SecureRandom();

    private RandomText() {}

    static String of(int length) {
        var bytes = new byte[length];
        RANDOM.nextBytes(bytes);
        var text = new StringBuilder(length);
        for (byte value : bytes) {
            text.append(ALPHABET.charAt(value & 0x3F));
        }
        return text.toString();
    }
}
