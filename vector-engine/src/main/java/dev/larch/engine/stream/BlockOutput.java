package dev.larch.engine.stream;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32C;

/** Writes values into blocks, each followed by the checksum of all that was written. For one thread. */
final class BlockOutput {

    private final OutputStream out;
    private final CRC32C checksum = new CRC32C();
    private final ByteBuffer block =
            BlockFormat.littleEndian(new byte[Integer.BYTES + BlockFormat.MOST_BYTES + Integer.BYTES]);

    BlockOutput(OutputStream out) throws IOException {
        this.out = out;
        var prefix = BlockFormat.prefix();
        checksum.update(prefix);
        out.write(prefix);
        begin();
    }

    void writeByte(int value) throws IOException {
        makeRoom(Byte.BYTES);
        block.put((byte) value);
    }

    void writeInt(int value) throws IOException {
        makeRoom(Integer.BYTES);
        block.putInt(value);
    }

    void writeLong(long value) throws IOException {
        makeRoom(Long.BYTES);
        block.putLong(value);
    }

    void writeInts(int[] values, int count) throws IOException {
        for (int at = 0; at < count; ) {
            makeRoom(Integer.BYTES);
            int part = Math.min(count - at, block.remaining() / Integer.BYTES);
            block.asIntBuffer().put(values, at, part);
            block.position(block.position() + part * Integer.BYTES);
            at += part;
        }
    }

    void writeFloats(float[] values, int from, int count) throws IOException {
        for (int at = 0; at < count; ) {
            makeRoom(Float.BYTES);
            int part = Math.min(count - at, block.remaining() / Float.BYTES);
            block.asFloatBuffer().put(values, from + at, part);
            block.position(block.position() + part * Float.BYTES);
            at += part;
        }
    }

    void writeBytes(byte[] values) throws IOException {
        writeInt(values.length);
        for (int at = 0; at < values.length; ) {
            makeRoom(Byte.BYTES);
            int part = Math.min(values.length - at, block.remaining());
            block.put(values, at, part);
            at += part;
        }
    }

    void writeText(String text) throws IOException {
        boolean wide = text.chars().anyMatch(character -> character > 0xff);
        writeByte(wide ? Character.BYTES : Byte.BYTES);
        writeBytes(wide ? wideBytes(text) : text.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** Writes what is left and the end, and flushes the stream. */
    void end() throws IOException {
        if (block.position() > Integer.BYTES) {
            flushBlock();
        }
        flushBlock();
        out.flush();
    }

    /** Not by a charset: it would replace surrogates that stand alone. */
    private static byte[] wideBytes(String text) {
        var bytes = new byte[Math.multiplyExact(text.length(), Character.BYTES)];
        BlockFormat.littleEndian(bytes).asCharBuffer().put(text);
        return bytes;
    }

    private void makeRoom(int bytes) throws IOException {
        if (block.remaining() < bytes) {
            flushBlock();
        }
    }

    private void begin() {
        block.clear().limit(Integer.BYTES + BlockFormat.MOST_BYTES).position(Integer.BYTES);
    }

    private void flushBlock() throws IOException {
        int end = block.position();
        block.putInt(0, end - Integer.BYTES);
        checksum.update(block.array(), 0, end);
        block.limit(block.capacity()).putInt((int) checksum.getValue());
        out.write(block.array(), 0, block.position());
        begin();
    }
}
