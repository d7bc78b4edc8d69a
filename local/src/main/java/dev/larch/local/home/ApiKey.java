package dev.larch.local.home;

import static dev.larch.local.home.RandomText.BASE62;

import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/** An API key of Larch: a public label, a secret of 256 random bits, and a checksum that catches typing errors. */
final class ApiKey {

    private static final int LABEL_LENGTH = 6;
    private static final int SECRET_LENGTH = 43; // 62^43 > 2^256
    private static final int CHECKSUM_LENGTH = 6;

    private ApiKey() {}

    static String random() {
        String body = RandomText.ofLength(LABEL_LENGTH) + "_" + RandomText.ofLength(SECRET_LENGTH);
        return "pcsk_" + body + checksum(body);
    }

    static String checksum(String body) {
        var crc = new CRC32();
        crc.update(body.getBytes(StandardCharsets.US_ASCII));
        var digits = new char[CHECKSUM_LENGTH];
        long rest = crc.getValue();
        for (int i = CHECKSUM_LENGTH - 1; i >= 0; i--) {
            digits[i] = BASE62.charAt((int) (rest % BASE62.length()));
            rest /= BASE62.length();
        }
        return new String(digits);
    }
}
