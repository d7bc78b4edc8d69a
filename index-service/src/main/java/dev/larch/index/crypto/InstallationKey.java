package dev.larch.index.crypto;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Arrays;
import java.util.Base64;
import java.util.Set;
import java.util.UUID;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The key of this installation, which wraps the data keys of all indexes. It never leaves the memory of the service. */
@ApplicationScoped
public class InstallationKey {

    private static final Logger LOGGER = LoggerFactory.getLogger(InstallationKey.class);
    private static final Set<PosixFilePermission> NOBODY_ELSE =
            Set.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

    private final SecretKey key;

    @Inject
    InstallationKey(EncryptionConfig config) {
        this(read(config.installationKeyFile()));
    }

    InstallationKey(SecretKey key) {
        this.key = key;
    }

    /** Seals a data key for one index of one project; it opens for these alone. */
    byte[] wrap(DataKeyContext context, SecretKey dataKey) {
        return AesGcm.seal(key, associated(context), dataKey.getEncoded());
    }

    /** Opens a data key; fails with {@link UnreadableRecordException} if it was wrapped elsewhere or otherwise. */
    SecretKey unwrap(DataKeyContext context, byte[] wrapped) {
        return new SecretKeySpec(AesGcm.open(key, associated(context), wrapped), AesGcm.ALGORITHM);
    }

    private static byte[] associated(DataKeyContext context) {
        var bytes = ByteBuffer.allocate(3 * 2 * Long.BYTES);
        for (var id : new UUID[] {context.projectId(), context.indexId(), context.dataKeyId()}) {
            bytes.putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits());
        }
        return bytes.array();
    }

    private static SecretKey read(Path file) {
        try {
            warnOfOthers(file);
            var bytes = Base64.getDecoder().decode(Files.readString(file).strip());
            if (bytes.length != AesGcm.KEY_BYTES) {
                throw unusable(file, "it holds %d bytes instead of %d".formatted(bytes.length, AesGcm.KEY_BYTES), null);
            }
            var key = new SecretKeySpec(bytes, AesGcm.ALGORITHM);
            Arrays.fill(bytes, (byte) 0);
            return key;
        } catch (IOException e) {
            throw unusable(file, "it can't be read", e);
        } catch (IllegalArgumentException e) {
            throw unusable(file, "it isn't Base64", e);
        }
    }

    private static IllegalStateException unusable(Path file, String reason, @Nullable Exception cause) {
        return new IllegalStateException(
                "larch.index.installation-key-file (%s) is unusable: %s.".formatted(file, reason), cause);
    }

    /** A warning, not a refusal: where secrets are mounted, the platform chooses the mode. */
    private static void warnOfOthers(Path file) throws IOException {
        if (file.getFileSystem().supportedFileAttributeViews().contains("posix")
                && !NOBODY_ELSE.containsAll(Files.getPosixFilePermissions(file))) {
            LOGGER.atWarn().addKeyValue("file", file).log("Others than the owner may use the installation key's file");
        }
    }
}
