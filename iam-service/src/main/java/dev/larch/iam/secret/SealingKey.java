package dev.larch.iam.secret;

import dev.larch.kernel.Sha256;
import java.nio.ByteBuffer;
import java.util.Arrays;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/**
 * One key of the installation.
 *
 * @param id the first bytes of its hash, by which a sealed value names it
 */
record SealingKey(int id, SecretKey key) {

    private static final int BYTES = 32;

    /** Fails with IllegalArgumentException when it is not 32 bytes. */
    static SealingKey of(byte[] bytes) {
        if (bytes.length != BYTES) {
            throw new IllegalArgumentException("A key has 32 bytes");
        }
        var digest = Arrays.copyOf(Sha256.digest(bytes), Integer.BYTES);
        return new SealingKey(ByteBuffer.wrap(digest).getInt(), new SecretKeySpec(bytes, "AES"));
    }

    @Override
    public String toString() {
        return "SealingKey[%08x]".formatted(id);
    }
}
