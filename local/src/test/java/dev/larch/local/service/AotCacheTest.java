package dev.larch.local.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When a start-up cache is recorded, used, and thrown away. */
class AotCacheTest {

    @TempDir
    private Path directory;

    private Path jar;
    private Path aot;

    @BeforeEach
    void prepare() throws IOException {
        jar = Files.createDirectory(directory.resolve("app")).resolve("run.jar");
        aot = Files.createDirectory(directory.resolve("aot"));
        Files.writeString(jar, "one build");
    }

    @Test
    void isRecordedByTheFirstRunAndUsedByTheNext() throws IOException {
        record();

        var flags = cache().flags();

        assertTrue(flags.getFirst().startsWith("-XX:AOTCache=" + aot), flags.toString());
        assertEquals("-XX:AOTMode=auto", flags.getLast());
    }

    @Test
    void isRecordedAnewForAnotherBuild() throws IOException {
        record();
        Files.writeString(jar.resolveSibling("library.jar"), "another build");

        var flags = cache().flags();

        assertTrue(flags.getFirst().startsWith("-XX:AOTCacheOutput="), flags.toString());
        assertEquals(List.of(), files());
    }

    @Test
    void isNotTakenFromRunThatWasKilled() throws IOException {
        Files.writeString(recording(), "half a cache");

        var flags = cache().flags();

        assertTrue(flags.getFirst().startsWith("-XX:AOTCacheOutput="), flags.toString());
        assertFalse(Files.exists(recording()));
    }

    private void record() throws IOException {
        Files.writeString(recording(), "a cache");
        cache().keepRecording();
    }

    private Path recording() {
        String output = cache().flags().getFirst();
        return Path.of(output.substring(output.indexOf('=') + 1));
    }

    private AotCache cache() {
        return AotCache.of("iam-service", jar, aot);
    }

    private List<Path> files() throws IOException {
        try (var files = Files.list(aot)) {
            return files.toList();
        }
    }
}
