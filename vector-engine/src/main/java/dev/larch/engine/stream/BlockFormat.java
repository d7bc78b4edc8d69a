package dev.larch.engine.stream;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** How a stream is cut into blocks. */
final class BlockFormat {

    static final int VERSION = 1;

    /** The most bytes in a block, without its length and checksum. */
    static final int MOST_BYTES = 1 << 16;

    private static final byte[] MAGIC = "LarchVec".getBytes(StandardCharsets.US_ASCII);

    private BlockFormat() {}

    static int prefixBytes() {
        return MAGIC.length + Integer.BYTES;
    }

    /** What a stream of this version starts with. */
    static byte[] prefix() {
        return littleEndian(new byte[prefixBytes()]).put(MAGIC).putInt(VERSION).array();
    }

    static void checkPrefix(byte[] prefix) throws CorruptSnapshotException {
        var read = littleEndian(prefix);
        for (byte expected : MAGIC) {
            if (read.get() != expected) {
                throw new CorruptSnapshotException("The stream is no snapshot.");
            }
        }
        int version = read.getInt();
        if (version != VERSION) {
            throw new CorruptSnapshotException(
                    "The snapshot has version %d: only %d can be read.".formatted(version, VERSION));
        }
    }

    static ByteBuffer littleEndian(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }
}
