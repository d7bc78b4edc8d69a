package dev.larch.platform.test;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Generated pages are compared, and written only on demand. */
class GeneratedReferenceTest {

    private static final String PAGE = "docs/reference/page.md";

    @TempDir
    private Path root;

    @Test
    void failsOnDriftAndLeavesThePageAsItIs() throws IOException {
        new GeneratedReference(root, true).check(PAGE, "old");

        var drift = assertThrows(AssertionError.class, () -> new GeneratedReference(root, false).check(PAGE, "new"));

        assertTrue(drift.getMessage().contains("make references"), drift.getMessage());
        assertEquals("old", Files.readString(root.resolve(PAGE)));
    }

    @Test
    void failsOnMissingPage() {
        assertThrows(AssertionError.class, () -> new GeneratedReference(root, false).check(PAGE, "new"));

        assertFalse(Files.exists(root.resolve(PAGE)));
    }

    @Test
    void passesOnTheWrittenPage() {
        new GeneratedReference(root, true).check(PAGE, "new");

        assertDoesNotThrow(() -> new GeneratedReference(root, false).check(PAGE, "new"));
    }

    @Test
    void findsTheRootOfTheRepository() {
        assertTrue(Files.exists(GeneratedReference.repositoryRoot().resolve("Makefile")));
    }
}
