package dev.larch.local.home;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a home keeps to itself. */
class SecretsTest {

    @TempDir
    private Path directory;

    @Test
    void makesEachSecretOnceAndKeepsIt() {
        Path file = directory.resolve("secrets.properties");
        var first = new Secrets(file, Clock.systemUTC());
        String password = first.password("one");
        String key = first.apiKey();

        var second = new Secrets(file, Clock.systemUTC());

        assertEquals(password, second.password("one"));
        assertEquals(key, second.apiKey());
        assertNotEquals(password, second.password("two"));
    }

    @Test
    void makesApiKeysWithLabelSecretAndChecksum() {
        String key = new Secrets(directory.resolve("secrets.properties"), Clock.systemUTC()).apiKey();

        assertTrue(key.matches("pcsk_[0-9A-Za-z]{6}_[0-9A-Za-z]{49}"), key);
        String body = key.substring("pcsk_".length(), key.length() - 6);
        assertEquals(ApiKey.checksum(body), key.substring(key.length() - 6));
    }

    /** The same value as the services compute: they refuse a key whose checksum differs. */
    @Test
    void computesTheChecksumOfTheServices() {
        assertEquals("1cv7Rv", ApiKey.checksum("AbC123_0000000000000000000000000000000000000000000"));
    }

    @Test
    void keepsEverythingFromOtherPeople() throws IOException {
        var home = new Home(directory.resolve("home"));

        home.prepare();

        assertEquals("rwx------", permissions(home.root()));
        assertEquals("rw-------", permissions(home.installationKey()));
        assertEquals("rw-------", permissions(home.secretsKey()));
        byte[] key = Base64.getDecoder()
                .decode(Files.readString(home.installationKey()).strip());
        assertEquals(32, key.length);
    }

    @Test
    void keepsTheInstallationKeyOverStarts() throws IOException {
        var home = new Home(directory.resolve("home"));
        home.prepare();
        String key = Files.readString(home.installationKey());

        home.prepare();

        assertEquals(key, Files.readString(home.installationKey()));
    }

    private static String permissions(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
