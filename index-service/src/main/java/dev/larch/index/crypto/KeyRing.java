package dev.larch.index.crypto;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.util.UUID;
import javax.crypto.SecretKey;

/**
 * The unwrapped data key of one index. A payload is bound to its data key, namespace and record id: a row that is moved to
 * another place in the table doesn't open there.
 */
public final class KeyRing {

    private final UUID dataKeyId;
    private final SecretKey dataKey;

    KeyRing(UUID dataKeyId, SecretKey dataKey) {
        this.dataKeyId = dataKeyId;
        this.dataKey = dataKey;
    }

    /** Seals the payload of the record with this namespace and id. */
    public SealedPayload seal(String namespace, String id, Payload payload) {
        return new SealedPayload(
                dataKeyId, AesGcm.seal(dataKey, associated(namespace, id), PayloadCodec.encode(payload)));
    }

    /** Opens the payload of the record with this namespace and id; fails with {@link UnreadableRecordException}. */
    public Payload open(String namespace, String id, SealedPayload sealed) {
        if (!sealed.dataKeyId().equals(dataKeyId)) {
            throw new UnreadableRecordException("A payload was sealed under a data key that the index doesn't have");
        }
        return PayloadCodec.decode(AesGcm.open(dataKey, associated(namespace, id), sealed.bytes()));
    }

    /** The length of the namespace stands in front of it: no other pair of texts gives the same bytes. */
    private byte[] associated(String namespace, String id) {
        var first = namespace.getBytes(UTF_8);
        var second = id.getBytes(UTF_8);
        return ByteBuffer.allocate(2 * Long.BYTES + Integer.BYTES + first.length + second.length)
                .putLong(dataKeyId.getMostSignificantBits())
                .putLong(dataKeyId.getLeastSignificantBits())
                .putInt(first.length)
                .put(first)
                .put(second)
                .array();
    }
}
