package dev.larch.local.database;

import dev.larch.local.home.StartProblem;
import dev.larch.local.process.Ending;
import dev.larch.local.process.ProcessRecord;
import dev.larch.local.process.StopSignal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** The file in which a running PostgreSQL notes its process; it stays behind when PostgreSQL is killed. */
final class PostmasterFile {

    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final int STARTED_LINE = 2;

    private PostmasterFile() {}

    /**
     * Ends the PostgreSQL that the file names. When the number belongs to another program by now, the file goes:
     * PostgreSQL would take that program for itself and refuse to start. Otherwise it judges an old file best itself.
     */
    static void settle(Path data) {
        Path file = data.resolve("postmaster.pid");
        if (!Files.exists(file)) {
            return;
        }
        try {
            List<String> lines = Files.readAllLines(file);
            ProcessHandle.of(Long.parseLong(lines.getFirst().trim()))
                    .filter(ProcessRecord::isAlive)
                    .ifPresent(process -> settle(process, lines, file));
        } catch (IOException | NumberFormatException e) {
            throw new StartProblem("Cannot read " + file, e);
        }
    }

    private static void settle(ProcessHandle process, List<String> lines, Path file) {
        var noted = Instant.ofEpochSecond(Long.parseLong(lines.get(STARTED_LINE).trim()));
        var started = process.info().startInstant().orElse(Instant.EPOCH);
        if (ProcessRecord.isClose(noted, started)) {
            Ending.end(process, StopSignal.INT, PATIENCE);
            return;
        }
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new StartProblem("Cannot delete " + file, e);
        }
    }
}
