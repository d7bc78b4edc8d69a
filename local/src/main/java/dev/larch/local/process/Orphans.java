package dev.larch.local.process;

import dev.larch.local.home.StartProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Parts that a killed launcher left running, found by their pid files. */
public final class Orphans {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private Orphans() {}

    /** Ends what the pid files name, all at once, and removes the files; returns the names of what still ran. */
    public static List<String> end(Map<Path, StopSignal> pidFiles) {
        List<String> ended = pidFiles.entrySet().parallelStream()
                .filter(entry -> end(entry.getKey(), entry.getValue()))
                .map(entry -> entry.getKey().getFileName().toString().replace(".pid", ""))
                .toList();
        pidFiles.keySet().forEach(Orphans::delete);
        return ended;
    }

    private static boolean end(Path pidFile, StopSignal signal) {
        var running = ProcessRecord.read(pidFile).flatMap(ProcessRecord::running);
        running.ifPresent(process -> Ending.end(process, signal, PATIENCE));
        return running.isPresent();
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new StartProblem("Cannot delete " + file, e);
        }
    }
}
