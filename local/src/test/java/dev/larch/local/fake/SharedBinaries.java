package dev.larch.local.fake;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The programs of PostgreSQL, unpacked once for all homes of the tests. */
public final class SharedBinaries {

    private static final Path DIRECTORY = Path.of("target", "postgresql").toAbsolutePath();

    private SharedBinaries() {}

    /** Makes a home that uses the shared programs. */
    public static Path linkedFrom(Path home) throws IOException {
        Files.createDirectories(DIRECTORY);
        Files.createDirectories(home);
        Files.createSymbolicLink(home.resolve("postgresql"), DIRECTORY);
        return home;
    }
}
