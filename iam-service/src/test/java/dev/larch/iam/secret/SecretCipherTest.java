package dev.larch.iam.secret;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Secrets that are sealed under the installation's key. */
class SecretCipherTest {

    private static final String SECRET = "client-secret";

    @TempDir
    Path directory;

    private final SecretCipher cipher = new SecretCipher(List.of(key(1)));

    @Test
    void opensWhatItSealed() {
        assertEquals(SECRET, cipher.openText("connection:1", cipher.sealText("connection:1", SECRET)));
    }

    @Test
    void showsNothingAndNeverTheSameTwice() {
        var sealed = cipher.sealText("c", SECRET);

        assertFalse(new String(sealed, StandardCharsets.ISO_8859_1).contains(SECRET));
        assertNotEquals(HexFormat.of().formatHex(sealed), HexFormat.of().formatHex(cipher.sealText("c", SECRET)));
    }

    @Test
    void refusesAnotherContextAndEveryChangedByte() {
        var sealed = cipher.sealText("connection:1", SECRET);

        assertThrows(IllegalStateException.class, () -> cipher.openText("connection:2", sealed));
        for (int i = 0; i < sealed.length; i++) {
            var changed = sealed.clone();
            changed[i] ^= 1;
            assertThrows(IllegalStateException.class, () -> cipher.openText("connection:1", changed));
        }
        for (int length = 0; length < sealed.length; length++) {
            var cut = Arrays.copyOf(sealed, length);
            assertThrows(IllegalStateException.class, () -> cipher.openText("connection:1", cut));
        }
    }

    @Test
    void opensUnderOldKeysAndSealsUnderTheFirst() {
        var old = cipher.sealText("c", SECRET);
        var rotated = new SecretCipher(List.of(key(2), key(1)));

        assertEquals(SECRET, rotated.openText("c", old));
        var fresh = rotated.sealText("c", SECRET);
        assertThrows(IllegalStateException.class, () -> cipher.openText("c", fresh));
    }

    @Test
    void readsTheFile() throws IOException {
        var file = Files.writeString(directory.resolve("keys"), base64(2) + "\n\n" + base64(1) + "\n");

        var keys = KeyFile.read(file);

        assertEquals(List.of(key(2), key(1)), keys);
        assertTrue(keys.getFirst().toString().matches("SealingKey\\[[0-9a-f]{8}\\]"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "not base64!", "c2hvcnQ="})
    void refusesAFileWithoutAKey(String content) throws IOException {
        var file = Files.writeString(directory.resolve("keys"), content);

        var failure = assertThrows(IllegalStateException.class, () -> KeyFile.read(file));

        assertTrue(failure.getMessage().startsWith("larch.iam.key-file"), failure::getMessage);
    }

    @Test
    void refusesAFileThatIsNotThere() {
        assertThrows(IllegalStateException.class, () -> KeyFile.read(directory.resolve("none")));
    }

    private static SealingKey key(int fill) {
        return SealingKey.of(bytes(fill));
    }

    private static String base64(int fill) {
        return Base64.getEncoder().encodeToString(bytes(fill));
    }

    private static byte[] bytes(int fill) {
        var bytes = new byte[32];
        Arrays.fill(bytes, (byte) fill);
        return bytes;
    }
}
