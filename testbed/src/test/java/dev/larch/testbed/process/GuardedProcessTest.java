package dev.larch.testbed.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A guarded process ends when it is told, and when nobody is left to tell it. */
class GuardedProcessTest {

    private static final long LIMIT_SECONDS = 10;
    // A command that leaves a child behind it, as Keycloak's launcher may.
    private static final List<String> FAMILY = List.of("sh", "-c", "sleep 300 & wait");

    @TempDir
    Path directory;

    @Test
    void endsWithItsChildren() throws Exception {
        var process = GuardedProcess.start(FAMILY, Map.of(), log());
        var child = awaitDescendant("sleep 300", ProcessHandle.current());

        process.close();

        child.onExit().get(LIMIT_SECONDS, TimeUnit.SECONDS);
        assertFalse(process.isAlive());
    }

    @Test
    void endsWhenItsStarterIsKilled() throws Exception {
        var starter = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Starter.class.getName(),
                        log().toString())
                .inheritIO()
                .start();
        var sleeper = awaitDescendant("sleep 301", starter.toHandle());

        starter.destroyForcibly().waitFor();

        sleeper.onExit().get(LIMIT_SECONDS, TimeUnit.SECONDS);
    }

    // The command may be over before anybody waits for it.
    @RepeatedTest(20)
    void tellsWhatFailed() {
        var process = GuardedProcess.start(List.of("sh", "-c", "echo out of order; exit 3"), Map.of(), log());

        var failure = assertThrows(IllegalStateException.class, () -> process.succeedWithin(Duration.ofSeconds(5)));

        assertTrue(failure.getMessage().contains("out of order"), failure.getMessage());
    }

    @Test
    void comesBackFromASuccess() throws IOException {
        GuardedProcess.start(List.of("echo", "done"), Map.of(), log()).succeedWithin(Duration.ofSeconds(5));

        assertEquals("done\n", Files.readString(log()));
    }

    /** Starts a guarded process and waits to be killed. */
    static final class Starter {

        private Starter() {}

        public static void main(String[] arguments) throws InterruptedException {
            GuardedProcess.start(List.of("sleep", "301"), Map.of(), Path.of(arguments[0]));
            Thread.currentThread().join();
        }
    }

    private Path log() {
        return directory.resolve("log");
    }

    private static ProcessHandle awaitDescendant(String command, ProcessHandle ancestor) {
        var end = System.nanoTime() + TimeUnit.SECONDS.toNanos(LIMIT_SECONDS);
        while (System.nanoTime() < end) {
            var found = ancestor.descendants()
                    .filter(process -> process.info().commandLine().orElse("").endsWith(command))
                    .findFirst();
            if (found.isPresent()) {
                return found.get();
            }
            Thread.onSpinWait();
        }
        throw new AssertionError("No process " + command);
    }
}
