package dev.larch.iam.secret;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The file of the installation's keys: one a line, 32 bytes in Base64. The first seals, all of them open. */
final class KeyFile {

    private static final Logger LOGGER = LoggerFactory.getLogger(KeyFile.class);
    private static final Set<PosixFilePermission> NOBODY_ELSE =
            Set.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

    private KeyFile() {}

    /** The keys, at least one; fails with IllegalStateException that names the setting. */
    static List<SealingKey> read(Path file) {
        try {
            warnOfOthers(file);
            var keys = Files.readAllLines(file).stream()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty())
                    .map(line -> SealingKey.of(Base64.getDecoder().decode(line)))
                    .toList();
            if (keys.isEmpty()) {
                throw unusable(file, "it holds no key", null);
            }
            return keys;
        } catch (IOException e) {
            throw unusable(file, "it can't be read", e);
        } catch (IllegalArgumentException e) {
            // The cause is left out: it may quote what stands in the file.
            throw unusable(file, "each line must be the Base64 of 32 bytes", null);
        }
    }

    private static IllegalStateException unusable(Path file, String reason, @Nullable Exception cause) {
        return new IllegalStateException("larch.iam.key-file (%s) is unusable: %s.".formatted(file, reason), cause);
    }

    /** A warning, not a refusal: where secrets are mounted, the platform chooses the mode. */
    private static void warnOfOthers(Path file) throws IOException {
        if (file.getFileSystem().supportedFileAttributeViews().contains("posix")
                && !NOBODY_ELSE.containsAll(Files.getPosixFilePermissions(file))) {
            LOGGER.atWarn().addKeyValue("file", file).log("Others than the owner may use the installation's key file");
        }
    }
}
