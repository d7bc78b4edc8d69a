package dev.larch.local.home;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;

/** The directory that holds all that one Larch keeps: data, keys, settings, logs. */
public record Home(Path root) {

    private static final int INSTALLATION_KEY_BYTES = 32;

    public Home {
        root = root.toAbsolutePath().normalize();
    }

    /** Makes what is missing and takes other people's access away from what is there. */
    public void prepare() {
        PrivateFiles.directory(root);
        for (String name : new String[] {"config", "keys", "logs", "run", "settings", "tls"}) {
            PrivateFiles.directory(root.resolve(name));
        }
        // Whatever repository the directory stands in, its secrets are not to be committed.
        writeOnce(root.resolve(".gitignore"), "*\n");
        writeOnce(
                installationKey(), Base64.getEncoder().encodeToString(RandomText.bytes(INSTALLATION_KEY_BYTES)) + "\n");
        writeOnce(secretsKey(), Base64.getEncoder().encodeToString(RandomText.bytes(INSTALLATION_KEY_BYTES)) + "\n");
    }

    public Path data() {
        return root.resolve("data");
    }

    public Path binaries() {
        return root.resolve("postgresql");
    }

    public Path config(String file) {
        return root.resolve("config").resolve(file);
    }

    /** What the person who runs Larch sets himself, for one service; often there is none. */
    public Path settings(String file) {
        return root.resolve("settings").resolve(file);
    }

    public Path log(String part) {
        return root.resolve("logs").resolve(part + ".log");
    }

    public Path run(String file) {
        return root.resolve("run").resolve(file);
    }

    public Path tls(String file) {
        return root.resolve("tls").resolve(file);
    }

    public Path environment() {
        return root.resolve("env");
    }

    public Path secrets() {
        return root.resolve("secrets.properties");
    }

    public Path installationKey() {
        return root.resolve("keys").resolve("installation.key");
    }

    /** The key that seals secrets in the database of iam-service. */
    public Path secretsKey() {
        return root.resolve("keys").resolve("iam.key");
    }

    private static void writeOnce(Path file, String content) {
        if (!Files.exists(file)) {
            PrivateFiles.write(file, content.getBytes(StandardCharsets.UTF_8));
        }
    }
}
