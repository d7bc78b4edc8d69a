package dev.larch.index.crypto;

import dev.larch.engine.vector.InvalidVectorException;
import dev.larch.engine.vector.SparseVector;
import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.jspecify.annotations.Nullable;

/**
 * The plain form of a payload before it is sealed, little-endian: a version byte; the dimension and the dense vector as
 * float32; in version 2 the number of sparse values, their indices as uint32 and the values as float32; and the metadata as
 * JSON up to the end, nothing when there is none.
 */
final class PayloadCodec {

    private static final byte DENSE = 1;
    private static final byte WITH_SPARSE = 2;
    private static final int HEADER_BYTES = 1 + Integer.BYTES;
    private static final int SPARSE_ENTRY_BYTES = Integer.BYTES + Float.BYTES;

    private PayloadCodec() {}

    static byte[] encode(Payload payload) {
        var values = payload.values();
        var sparse = payload.sparse();
        var json = MetadataJson.write(payload.metadata());
        var bytes = ByteBuffer.allocate(HEADER_BYTES + values.length * Float.BYTES + sparseBytes(sparse) + json.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(sparse == null ? DENSE : WITH_SPARSE)
                .putInt(values.length);
        bytes.asFloatBuffer().put(values);
        bytes.position(HEADER_BYTES + values.length * Float.BYTES);
        if (sparse != null) {
            write(sparse, bytes);
        }
        return bytes.put(json).array();
    }

    static Payload decode(byte[] plain) {
        try {
            var bytes = ByteBuffer.wrap(plain).order(ByteOrder.LITTLE_ENDIAN);
            byte version = bytes.get();
            if (version != DENSE && version != WITH_SPARSE) {
                throw new UnreadableRecordException("A payload has the unknown version " + version);
            }
            var values = new float[bytes.getInt()];
            bytes.asFloatBuffer().get(values);
            bytes.position(HEADER_BYTES + values.length * Float.BYTES);
            var sparse = version == WITH_SPARSE ? readSparse(bytes) : null;
            return new Payload(values, sparse, MetadataJson.read(plain, bytes.position()));
        } catch (BufferUnderflowException | NegativeArraySizeException | InvalidVectorException | IOException e) {
            throw new UnreadableRecordException("A payload is malformed", e);
        }
    }

    private static int sparseBytes(@Nullable SparseVector sparse) {
        return sparse == null ? 0 : Integer.BYTES + sparse.size() * SPARSE_ENTRY_BYTES;
    }

    private static void write(SparseVector sparse, ByteBuffer bytes) {
        bytes.putInt(sparse.size());
        for (int position = 0; position < sparse.size(); position++) {
            bytes.putInt((int) sparse.index(position));
        }
        for (int position = 0; position < sparse.size(); position++) {
            bytes.putFloat(sparse.value(position));
        }
    }

    private static SparseVector readSparse(ByteBuffer bytes) {
        int count = bytes.getInt();
        if (count > bytes.remaining() / SPARSE_ENTRY_BYTES) {
            throw new BufferUnderflowException();
        }
        var indices = new long[count];
        for (int position = 0; position < count; position++) {
            indices[position] = Integer.toUnsignedLong(bytes.getInt());
        }
        var values = new float[count];
        for (int position = 0; position < count; position++) {
            values[position] = bytes.getFloat();
        }
        return SparseVector.of(indices, values);
    }
}
