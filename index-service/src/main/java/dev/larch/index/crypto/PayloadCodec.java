package dev.larch.index.crypto;

import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * The plain form of a payload before it is sealed: a version byte, the dimension, the vector as float32 little-endian,
 * and the metadata as JSON up to the end, nothing when there is none.
 */
final class PayloadCodec {

    private static final byte VERSION = 1;
    private static final int HEADER_BYTES = 1 + Integer.BYTES;

    private PayloadCodec() {}

    static byte[] encode(Payload payload) {
        var values = payload.values();
        var json = MetadataJson.write(payload.metadata());
        var bytes = ByteBuffer.allocate(HEADER_BYTES + values.length * Float.BYTES + json.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(VERSION)
                .putInt(values.length);
        bytes.asFloatBuffer().put(values);
        bytes.position(HEADER_BYTES + values.length * Float.BYTES).put(json);
        return bytes.array();
    }

    static Payload decode(byte[] plain) {
        try {
            var bytes = ByteBuffer.wrap(plain).order(ByteOrder.LITTLE_ENDIAN);
            byte version = bytes.get();
            if (version != VERSION) {
                throw new UnreadableRecordException("A payload has the unknown version " + version);
            }
            var values = new float[bytes.getInt()];
            bytes.asFloatBuffer().get(values);
            return new Payload(values, MetadataJson.read(plain, HEADER_BYTES + values.length * Float.BYTES));
        } catch (BufferUnderflowException | NegativeArraySizeException | IOException e) {
            throw new UnreadableRecordException("A payload is malformed", e);
        }
    }
}
