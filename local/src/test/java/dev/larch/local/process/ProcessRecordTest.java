package dev.larch.local.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pid files, and the processes they lead to. */
class ProcessRecordTest {

    @TempDir
    private Path directory;

    private Path file;
    private Process process;

    @BeforeEach
    void start() throws IOException {
        file = directory.resolve("part.pid");
        process = new ProcessBuilder("sleep", "60").start();
        ProcessRecord.of(process.toHandle()).write(file);
    }

    @AfterEach
    void end() {
        process.destroyForcibly();
    }

    @Test
    void findsTheProcessItNames() {
        var found = ProcessRecord.read(file).flatMap(ProcessRecord::running);

        assertEquals(process.pid(), found.orElseThrow().pid());
    }

    @Test
    void findsNothingOnceTheProcessHasEnded() throws InterruptedException {
        process.destroyForcibly().waitFor();

        assertTrue(ProcessRecord.read(file).flatMap(ProcessRecord::running).isEmpty());
    }

    @Test
    void leavesAloneTheProcessThatGotTheNumberAgain() {
        var record = ProcessRecord.read(file).orElseThrow();
        new ProcessRecord(record.pid(), record.started().minus(Duration.ofMinutes(1))).write(file);

        var ended = Orphans.end(Map.of(file, StopSignal.TERM));

        assertTrue(ended.isEmpty());
        assertTrue(process.isAlive());
        assertFalse(Files.exists(file));
    }

    @Test
    void endsTheOrphanAndTakesItsFileAway() {
        var ended = Orphans.end(Map.of(file, StopSignal.TERM));

        assertEquals("[part]", ended.toString());
        assertFalse(process.isAlive());
        assertFalse(Files.exists(file));
    }

    @Test
    void readsNothingFromFileThatSaysNothing() throws IOException {
        Files.writeString(file, "pid=none\n");

        assertTrue(ProcessRecord.read(file).isEmpty());
    }
}
