package dev.larch.e2e.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;

/** Directories with all that is in them. */
final class Trees {

    private Trees() {}

    /** Deletes what is in a directory, all but one entry. */
    static void deleteWithin(Path directory, Path kept) {
        try (var children = Files.list(directory)) {
            children.filter(child -> !child.endsWith(kept)).forEach(Trees::delete);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Gives a directory the files that its siblings have in the same place; they are links, so it costs nothing. */
    static void linkFromSiblings(Path directory, Path place) {
        try {
            Files.createDirectories(directory.resolve(place));
            try (var files = Files.walk(directory.getParent(), 3)) {
                for (var file :
                        files.filter(found -> found.getParent().endsWith(place)).toList()) {
                    var own = directory.resolve(place).resolve(file.getFileName());
                    if (!Files.exists(own)) {
                        Files.createLink(own, file);
                    }
                }
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static void delete(Path root) {
        try (var paths = Files.walk(root)) {
            for (var path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
