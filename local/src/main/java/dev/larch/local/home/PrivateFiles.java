package dev.larch.local.home;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;
import java.util.Set;

/** Files and directories that nobody but their owner may read. */
public final class PrivateFiles {

    private static final Set<PosixFilePermission> DIRECTORY = PosixFilePermissions.fromString("rwx------");
    private static final Set<PosixFilePermission> FILE = PosixFilePermissions.fromString("rw-------");

    private PrivateFiles() {}

    public static Path directory(Path path) {
        try {
            Files.createDirectories(path, PosixFilePermissions.asFileAttribute(DIRECTORY));
            Files.setPosixFilePermissions(path, DIRECTORY);
            return path;
        } catch (IOException e) {
            throw new StartProblem("Cannot use the directory " + path, e);
        }
    }

    /** Replaces the file as a whole: a reader sees the old content or the new, and never a half. */
    public static void write(Path path, byte[] content) {
        try {
            Path directory = Objects.requireNonNull(path.toAbsolutePath().getParent());
            Path fresh = Files.createTempFile(directory, ".new-", "", PosixFilePermissions.asFileAttribute(FILE));
            Files.write(fresh, content);
            force(fresh);
            Files.move(fresh, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            force(directory);
        } catch (IOException e) {
            throw new StartProblem("Cannot write " + path, e);
        }
    }

    /** Keys must outlive a power cut as surely as the database that is sealed under them. */
    private static void force(Path path) throws IOException {
        try (var channel = FileChannel.open(path, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
