package dev.larch.local.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
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
    void isNotUsedBeforeItIsRecorded() {
        assertEquals(List.of(), cache().use());
    }

    @Test
    void isUsedOnceItIsRecorded() throws IOException {
        record();

        var options = cache().use();

        assertTrue(options.getFirst().startsWith("-XX:AOTCache=" + aot), options.toString());
        assertEquals("-XX:AOTMode=auto", options.getLast());
    }

    @Test
    void isNotUsedForAnotherBuildAndGoesWhenThatIsRecorded() throws IOException {
        record();
        Files.writeString(jar.resolveSibling("library.jar"), "another build");

        assertEquals(List.of(), cache().use());
        assertTrue(cache().record().getFirst().startsWith("-XX:AOTCacheOutput="));
        assertEquals(List.of(), files());
    }

    @Test
    void isNotTakenFromRunThatWasKilled() throws IOException {
        Files.writeString(recording(), "half a cache");

        assertEquals(List.of(), cache().use());
    }

    private void record() throws IOException {
        Files.writeString(recording(), "a cache");
        cache().keepRecording();
    }

    private Path recording() {
        String output = cache().record().getFirst();
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
