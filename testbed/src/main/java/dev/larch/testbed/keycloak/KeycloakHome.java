package dev.larch.testbed.keycloak;

import dev.larch.testbed.process.GuardedProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The distribution of Keycloak that the build has unpacked, and the data that it runs with. */
record KeycloakHome(Path directory) {

    private static final Path DISTRIBUTIONS =
            Path.of("..", "testbed", "target", "distributions").toAbsolutePath().normalize();
    private static final Duration BUILD_LIMIT = Duration.ofMinutes(3);
    // A test server runs briefly: the quick compiler alone, and a small heap.
    private static final Map<String, String> ENVIRONMENT = Map.of(
            "JAVA_HOME",
            System.getProperty("java.home"),
            "JAVA_OPTS",
            "--add-opens=java.base/java.lang=ALL-UNNAMED -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Xms64m -Xmx512m"
                    + " -Dfile.encoding=UTF-8 -Djava.security.egd=file:/dev/urandom",
            "KC_BOOTSTRAP_ADMIN_USERNAME",
            KeycloakAdmin.USER,
            "KC_BOOTSTRAP_ADMIN_PASSWORD",
            KeycloakAdmin.PASSWORD);

    static KeycloakHome unpacked() {
        try (var found = Files.list(DISTRIBUTIONS)) {
            return found.filter(path -> Files.isExecutable(path.resolve("bin/kc.sh")))
                    .findFirst()
                    .map(KeycloakHome::new)
                    .orElseThrow(() -> new IllegalStateException("No Keycloak in " + DISTRIBUTIONS));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Runs a command of Keycloak with some more variables in its environment. */
    GuardedProcess run(List<String> arguments, Map<String, String> environment, String log) {
        var command = new ArrayList<>(List.of(directory.resolve("bin/kc.sh").toString()));
        command.addAll(arguments);
        var all = new HashMap<>(ENVIRONMENT);
        all.putAll(environment);
        return GuardedProcess.start(command, all, directory.resolve(log));
    }

    /** Whether data with these realms were kept, so that a start needs only copy them. */
    boolean hasKept(Realms realms) {
        return Files.isDirectory(kept(realms));
    }

    /** Builds the server and lays the realms where its next start imports them. */
    void prepare(Realms realms) {
        Trees.delete(data());
        realms.writeTo(data().resolve("import"));
        run(List.of("build", "--db=dev-file"), Map.of(), "build.log").succeedWithin(BUILD_LIMIT);
    }

    /** Keeps the data of the stopped server. */
    void keep(Realms realms) {
        var half = directory.resolve("half");
        Trees.delete(half);
        Trees.copy(data(), half);
        try {
            Files.move(half, kept(realms));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    void restore(Realms realms) {
        Trees.delete(data());
        Trees.copy(kept(realms), data());
    }

    private Path data() {
        return directory.resolve("data");
    }

    private Path kept(Realms realms) {
        return directory.resolve("data-" + realms.digest());
    }
}
