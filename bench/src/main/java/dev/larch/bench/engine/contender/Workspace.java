package dev.larch.bench.engine.contender;

import dev.larch.bench.engine.dataset.Dataset;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;

/** Folders of the contenders of one data set: its vectors as files, and what each of them writes. Deleted at the end. */
final class Workspace implements AutoCloseable {

    /** A file system in memory, where there is one: nobody is to be measured by a disk. */
    private static final Path MEMORY = Path.of("/dev/shm");

    private final Path folder;

    Workspace(Dataset dataset) throws IOException {
        folder = Files.isDirectory(MEMORY)
                ? Files.createTempDirectory(MEMORY, "larch-bench-")
                : Files.createTempDirectory("larch-bench-");
        dataset.base().writeTo(base());
        dataset.queries().writeTo(queries());
    }

    Path base() {
        return folder.resolve("base.f32");
    }

    Path queries() {
        return folder.resolve("queries.f32");
    }

    /** A folder of its own. */
    Path folderOf(String contender) throws IOException {
        return Files.createDirectories(folder.resolve(contender));
    }

    @Override
    public void close() {
        try (var files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
