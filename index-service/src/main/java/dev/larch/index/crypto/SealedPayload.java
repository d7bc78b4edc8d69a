package dev.larch.index.crypto;

import java.util.UUID;

/** A payload as PostgreSQL keeps it: nonce, ciphertext and tag, and the key that opens it. The array is not copied. */
public record SealedPayload(UUID dataKeyId, byte[] bytes) {

    @Override
    public String toString() {
        return "SealedPayload[dataKeyId=%s, %d bytes]".formatted(dataKeyId, bytes.length);
    }
}
