package dev.larch.engine;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32C;

/** The blocks of a written index, to be tampered with; the format is told in the package that writes it. */
final class SnapshotBlocks {

    private static final int PREFIX = 12;
    private static final int MOST_BYTES = 1 << 16;

    private SnapshotBlocks() {}

    /** The blocks with their lengths and checksums, the empty one at the end, too. */
    static List<byte[]> of(byte[] snapshot) {
        var blocks = new ArrayList<byte[]>();
        var numbers = ByteBuffer.wrap(snapshot).order(ByteOrder.LITTLE_ENDIAN);
        for (int at = PREFIX; at < snapshot.length; ) {
            int end = at + numbers.getInt(at) + 2 * Integer.BYTES;
            blocks.add(Arrays.copyOfRange(snapshot, at, end));
            at = end;
        }
        return blocks;
    }

    static byte[] joined(byte[] snapshot, List<byte[]> blocks) {
        var joined = new ByteArrayOutputStream();
        joined.write(snapshot, 0, PREFIX);
        blocks.forEach(joined::writeBytes);
        return joined.toByteArray();
    }

    /** What is in the only block of a small snapshot. */
    static byte[] content(byte[] snapshot) {
        var block = of(snapshot).getFirst();
        return Arrays.copyOfRange(block, Integer.BYTES, block.length - Integer.BYTES);
    }

    /** The same snapshot with another content, all checksums right. */
    static byte[] forged(byte[] snapshot, byte[] content) {
        var checksum = new CRC32C();
        checksum.update(snapshot, 0, PREFIX);
        var blocks = new ArrayList<byte[]>();
        for (int at = 0; at < content.length; at += MOST_BYTES) {
            blocks.add(block(Arrays.copyOfRange(content, at, Math.min(content.length, at + MOST_BYTES)), checksum));
        }
        blocks.add(block(new byte[0], checksum));
        return joined(snapshot, blocks);
    }

    private static byte[] block(byte[] content, CRC32C checksum) {
        var block = ByteBuffer.allocate(content.length + 2 * Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        block.putInt(content.length).put(content);
        checksum.update(block.array(), 0, block.position());
        return block.putInt((int) checksum.getValue()).array();
    }
}
