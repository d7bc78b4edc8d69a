package dev.larch.index;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;

/** Gives the service under test an installation key and data ports of its own. */
public final class SettingsResource implements QuarkusTestResourceLifecycleManager {

    static final int PORT = 21071;
    public static final int MANAGEMENT_PORT = 21074;

    @Override
    public Map<String, String> start() {
        var key = new byte[32];
        new SecureRandom().nextBytes(key);
        try {
            Path file = Files.createTempFile("installation", ".key");
            file.toFile().deleteOnExit();
            Files.writeString(file, Base64.getEncoder().encodeToString(key));
            return Map.of(
                    "larch.index.installation-key-file", file.toString(),
                    "larch.index.hosts.first-port", "21081",
                    "larch.index.hosts.port-count", "1000",
                    "larch.index.quota.pods-per-project", "1000",
                    "larch.audit.relay-enabled", "false",
                    "larch.identity.key-use-interval", "1s",
                    "quarkus.http.test-port", Integer.toString(PORT),
                    "quarkus.management.test-port", Integer.toString(MANAGEMENT_PORT));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void stop() {}
}
