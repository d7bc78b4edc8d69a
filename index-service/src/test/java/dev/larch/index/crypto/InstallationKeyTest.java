package dev.larch.index.crypto;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.UUID;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The service starts with a whole key or not at all. */
class InstallationKeyTest {

    @TempDir
    Path directory;

    @Test
    void readsTheKeyFromItsFile() throws IOException {
        var bytes = AesGcm.randomKey();
        var context = new DataKeyContext(UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID());
        var dataKey = new SecretKeySpec(AesGcm.randomKey(), AesGcm.ALGORITHM);
        var wrapped = new InstallationKey(new SecretKeySpec(bytes, AesGcm.ALGORITHM)).wrap(context, dataKey);

        var key = read(Base64.getEncoder().encodeToString(bytes) + "\n");

        assertEquals(dataKey, key.unwrap(context, wrapped));
    }

    @Test
    void refusesAKeyOfAnotherLength() {
        assertThrows(IllegalStateException.class, () -> read(Base64.getEncoder().encodeToString(new byte[16])));
    }

    @Test
    void refusesWhatIsNotBase64() {
        assertThrows(IllegalStateException.class, () -> read("not base64!"));
    }

    @Test
    void refusesAFileThatIsNotThere() {
        EncryptionConfig config = () -> directory.resolve("missing.key");

        assertThrows(IllegalStateException.class, () -> new InstallationKey(config));
    }

    private InstallationKey read(String content) throws IOException {
        var file = Files.writeString(directory.resolve("installation.key"), content);
        EncryptionConfig config = () -> file;
        return new InstallationKey(config);
    }
}
