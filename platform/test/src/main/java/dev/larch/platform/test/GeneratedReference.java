package dev.larch.platform.test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/** A page of the repository that is generated from the code: a test compares it, {@code make references} rewrites it. */
public final class GeneratedReference {

    /** The system property that makes the tests write the pages instead of comparing them. */
    static final String UPDATE = "larch.update-references";

    private final Path root;
    private final boolean update;

    GeneratedReference(Path root, boolean update) {
        this.root = root;
        this.update = update;
    }

    /** Fails unless the file, named by its path from the repository's root, has exactly this content. */
    public static void assertUpToDate(String relativePath, String content) {
        new GeneratedReference(repositoryRoot(), Boolean.getBoolean(UPDATE)).check(relativePath, content);
    }

    void check(String relativePath, String content) {
        var file = root.resolve(relativePath);
        try {
            if (update) {
                Files.createDirectories(Objects.requireNonNull(file.getParent()));
                Files.writeString(file, content);
            } else if (!Files.exists(file) || !Files.readString(file).equals(content)) {
                throw new AssertionError(relativePath + " differs from the code: run `make references` and commit it.");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The directory that holds the Maven settings of the whole build, from wherever in it a test runs. */
    static Path repositoryRoot() {
        for (var directory = Path.of("").toAbsolutePath(); directory != null; directory = directory.getParent()) {
            if (Files.isDirectory(directory.resolve(".mvn"))) {
                return directory;
            }
        }
        throw new IllegalStateException("No .mvn directory above " + Path.of("").toAbsolutePath());
    }
}
