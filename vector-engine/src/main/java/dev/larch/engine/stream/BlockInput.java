package dev.larch.engine.stream;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32C;

/**
 * Reads values from blocks, each of which is checked as a whole first, and not a byte beyond the end. Takes no more memory
 * than was read so far, whatever lengths say. Every method fails with {@link CorruptSnapshotException}. For one thread.
 */
final class BlockInput {

    private final InputStream in;
    private final CRC32C checksum = new CRC32C();
    private final ByteBuffer number = BlockFormat.littleEndian(new byte[Integer.BYTES]);
    private final ByteBuffer block =
            BlockFormat.littleEndian(new byte[BlockFormat.MOST_BYTES]).limit(0);

    BlockInput(InputStream in) throws IOException {
        this.in = in;
        var prefix = new byte[BlockFormat.prefixBytes()];
        fill(prefix, prefix.length);
        BlockFormat.checkPrefix(prefix);
        checksum.update(prefix);
    }

    byte readByte() throws IOException {
        require(Byte.BYTES);
        return block.get();
    }

    int readInt() throws IOException {
        require(Integer.BYTES);
        return block.getInt();
    }

    long readLong() throws IOException {
        require(Long.BYTES);
        return block.getLong();
    }

    /** Reads a number of things. */
    int readCount() throws IOException {
        int count = readInt();
        if (count < 0) {
            throw new CorruptSnapshotException("A number of things is negative.");
        }
        return count;
    }

    void readInts(int[] values, int count) throws IOException {
        for (int at = 0; at < count; ) {
            require(Integer.BYTES);
            int part = Math.min(count - at, block.remaining() / Integer.BYTES);
            block.asIntBuffer().get(values, at, part);
            block.position(block.position() + part * Integer.BYTES);
            at += part;
        }
    }

    void readFloats(float[] values) throws IOException {
        for (int at = 0; at < values.length; ) {
            require(Float.BYTES);
            int part = Math.min(values.length - at, block.remaining() / Float.BYTES);
            block.asFloatBuffer().get(values, at, part);
            block.position(block.position() + part * Float.BYTES);
            at += part;
        }
    }

    /** Reads so many bytes, without their number. */
    byte[] readBytes(int count) throws IOException {
        var values = new byte[Math.min(count, BlockFormat.MOST_BYTES)];
        for (int at = 0; at < count; ) {
            require(Byte.BYTES);
            values = at < values.length ? values : Arrays.copyOf(values, (int) Math.min(count, 2L * at));
            int part = Math.min(values.length - at, block.remaining());
            block.get(values, at, part);
            at += part;
        }
        return values;
    }

    String readText() throws IOException {
        int width = readByte();
        var bytes = readBytes(readCount());
        if (width == Byte.BYTES) {
            return new String(bytes, StandardCharsets.ISO_8859_1);
        }
        if (width == Character.BYTES && bytes.length % Character.BYTES == 0) {
            return BlockFormat.littleEndian(bytes).asCharBuffer().toString();
        }
        throw new CorruptSnapshotException("A text is in no known form.");
    }

    void requireEnd() throws IOException {
        if (block.hasRemaining() || nextBlock() != 0) {
            throw new CorruptSnapshotException("The snapshot holds more than it says.");
        }
    }

    private void require(int bytes) throws IOException {
        if ((!block.hasRemaining() && nextBlock() == 0) || block.remaining() < bytes) {
            throw new CorruptSnapshotException("The snapshot holds less than it says.");
        }
    }

    private int nextBlock() throws IOException {
        int length = nextNumber();
        if (length < 0 || length > BlockFormat.MOST_BYTES) {
            throw new CorruptSnapshotException("A block has an impossible length.");
        }
        checksum.update(number.array());
        fill(block.array(), length);
        checksum.update(block.array(), 0, length);
        if (nextNumber() != (int) checksum.getValue()) {
            throw new CorruptSnapshotException("A checksum differs.");
        }
        block.clear().limit(length);
        return length;
    }

    private int nextNumber() throws IOException {
        fill(number.array(), Integer.BYTES);
        return number.getInt(0);
    }

    private void fill(byte[] target, int count) throws IOException {
        if (in.readNBytes(target, 0, count) < count) {
            throw new CorruptSnapshotException("The snapshot is cut off.");
        }
    }
}
