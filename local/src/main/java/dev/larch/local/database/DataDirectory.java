package dev.larch.local.database;

import dev.larch.local.home.PrivateFiles;
import dev.larch.local.home.StartProblem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The directory in which PostgreSQL keeps its data. */
record DataDirectory(Path path, PostgresBinaries binaries) {

    private static final int INIT_SECONDS = 120;

    /** Makes the directory if there is none; one that was only half made is made anew. */
    void ensure(String superuser, String password) {
        if (Files.exists(path)) {
            return;
        }
        Path fresh = path.resolveSibling(path.getFileName() + ".new");
        Path passwordFile = path.resolveSibling(".initdb");
        try {
            deleteTree(fresh);
            PrivateFiles.write(passwordFile, (password + "\n").getBytes(StandardCharsets.UTF_8));
            initialize(fresh, superuser, passwordFile);
            Files.move(fresh, path, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new StartProblem("Cannot make the database in " + path, e);
        } finally {
            passwordFile.toFile().delete();
        }
    }

    private void initialize(Path fresh, String superuser, Path passwordFile) throws IOException {
        List<String> command = binaries.command(
                "initdb",
                List.of(
                        "--pgdata=" + fresh,
                        "--username=" + superuser,
                        "--pwfile=" + passwordFile,
                        "--auth=scram-sha-256",
                        "--encoding=UTF8",
                        "--locale-provider=builtin",
                        "--locale=C",
                        "--builtin-locale=C.UTF-8",
                        "--data-checksums"));
        Path output = path.resolveSibling("logs").resolve("initdb.log");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        if (!endsWell(process)) {
            process.destroyForcibly();
            throw new StartProblem("PostgreSQL cannot make its data directory; see " + output);
        }
    }

    private static boolean endsWell(Process process) {
        try {
            return process.waitFor(INIT_SECONDS, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static void deleteTree(Path tree) throws IOException {
        if (!Files.exists(tree)) {
            return;
        }
        try (var paths = Files.walk(tree)) {
            for (Path each : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        }
    }
}
