package dev.larch.bench.engine.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** The machine that this runs on. */
public final class Machine {

    private Machine() {}

    /** Its processors and the Java runtime, in a few words. */
    public static String describe() throws IOException {
        return "%d processors (%s), %s"
                .formatted(
                        Runtime.getRuntime().availableProcessors(),
                        field("/proc/cpuinfo", "model name").orElse(System.getProperty("os.arch")),
                        "JDK " + Runtime.version());
    }

    private static Optional<String> field(String file, String name) throws IOException {
        if (Files.notExists(Path.of(file))) {
            return Optional.empty();
        }
        try (Stream<String> lines = Files.lines(Path.of(file))) {
            return lines.filter(line -> line.startsWith(name))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst();
        }
    }
}
