package dev.larch.bench.engine.contender;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A PostgreSQL with pgvector, from the distribution's packages, that lives in one folder and as long as the benchmark. */
final class PgvectorServer implements AutoCloseable {

    private static final Path PROGRAMS = Path.of("/usr/lib/postgresql");
    private static final String USER = "postgres";

    private final Path programs;
    private final Path data;
    private final int port;

    /** Starts it. */
    PgvectorServer(Path programs, Path folder) throws IOException {
        this.programs = programs;
        this.data = folder.resolve("data");
        try (var free = new ServerSocket(0)) {
            this.port = free.getLocalPort();
        }
        if (isRoot()) {
            run("chown", USER, folder.toString());
        }
        asUser("initdb", "-D", data.toString(), "-U", USER, "-A", "trust", "--no-sync");
        asUser(
                "pg_ctl",
                "-D",
                data.toString(),
                "-w",
                "-l",
                folder.resolve("log").toString(),
                "-o",
                options(folder),
                "start");
    }

    /** The programs of the newest PostgreSQL that has pgvector; empty when none has. */
    static Optional<Path> findPrograms() throws IOException {
        if (Files.notExists(PROGRAMS)) {
            return Optional.empty();
        }
        try (Stream<Path> versions = Files.list(PROGRAMS)) {
            return versions.filter(version -> Files.exists(Path.of(
                            "/usr/share/postgresql", version.getFileName().toString(), "extension/vector.control")))
                    .max(Comparator.comparing(
                            version -> Integer.valueOf(version.getFileName().toString())))
                    .map(version -> version.resolve("bin"));
        }
    }

    String url() {
        return "jdbc:postgresql://localhost:%d/postgres?user=%s".formatted(port, USER);
    }

    /** Memory enough to build the graph in, and no disk to wait for. */
    private String options(Path folder) {
        return "-p %d -k %s -c listen_addresses=localhost -c fsync=off -c shared_buffers=1GB -c maintenance_work_mem=2GB"
                .formatted(port, folder);
    }

    @Override
    public void close() {
        try {
            asUser("pg_ctl", "-D", data.toString(), "-m", "immediate", "stop");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isRoot() {
        return "root".equals(System.getProperty("user.name"));
    }

    /** PostgreSQL refuses to be run by root. */
    private void asUser(String program, String... arguments) throws IOException {
        var command = new ArrayList<String>(isRoot() ? List.of("runuser", "-u", USER, "--") : List.of());
        command.add(programs.resolve(program).toString());
        command.addAll(List.of(arguments));
        run(command.toArray(String[]::new));
    }

    private static void run(String... command) throws IOException {
        var process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (process.onExit().join().exitValue() != 0) {
            throw new IOException("This has failed: " + String.join(" ", command));
        }
    }
}
