package dev.larch.local.service;

import dev.larch.local.database.DatabaseRoles;
import dev.larch.local.home.Ports;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** The services that make up Larch on one machine. */
public enum Service {
    IAM("256m", Flags.SERIAL),
    INDEX("2g", List.of("--add-modules", "jdk.incubator.vector")),
    AUDIT("256m", Flags.SMALL);

    /** What JVMs are told that have little to compute: they start with half the work, and leave it to the searches. */
    private static final class Flags {
        static final String SERIAL_GC = "-XX:+UseSerialGC";
        static final List<String> SERIAL = List.of(SERIAL_GC);
        static final List<String> SMALL = List.of(SERIAL_GC, "-XX:TieredStopAtLevel=1");
    }

    private final String maximumHeap;
    private final List<String> flags;

    Service(String maximumHeap, List<String> flags) {
        this.maximumHeap = maximumHeap;
        this.flags = List.copyOf(flags);
    }

    /** The bare noun, such as {@code iam}. */
    public String noun() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The name of the module and of the process, such as {@code iam-service}. */
    public String title() {
        return noun() + "-service";
    }

    public int port(Ports ports) {
        return ports.service(ordinal());
    }

    public int managementPort(Ports ports) {
        return ports.service(values().length + ordinal());
    }

    public DatabaseRoles database() {
        return DatabaseRoles.of(noun());
    }

    /** The jar that the build leaves in the checkout. */
    public Path jar(Path checkout) {
        return checkout.resolve(title()).resolve("target/quarkus-app/quarkus-run.jar");
    }

    String maximumHeap() {
        return maximumHeap;
    }

    List<String> flags() {
        return flags;
    }
}
