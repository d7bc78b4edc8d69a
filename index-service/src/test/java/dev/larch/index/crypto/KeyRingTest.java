package dev.larch.index.crypto;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.larch.engine.filter.Metadata;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.UUID;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

/** A sealed payload opens in its own place under its own key, and nowhere else. */
class KeyRingTest {

    private static final Payload PAYLOAD =
            new Payload(new float[] {1.5f, -2, 0}, Metadata.of(Map.of("title", "a secret title")));

    private final UUID dataKeyId = UUID.randomUUID();
    private final KeyRing keyRing = new KeyRing(dataKeyId, newKey());
    private final SealedPayload sealed = keyRing.seal("space", "id", PAYLOAD);

    @Test
    void opensWhatItSealed() {
        var opened = keyRing.open("space", "id", sealed);

        assertArrayEquals(PAYLOAD.values(), opened.values());
        assertEquals(PAYLOAD.metadata(), opened.metadata());
    }

    @Test
    void refusesARowThatWasMovedToAnotherId() {
        assertUnreadable(keyRing, "space", "other", sealed);
    }

    @Test
    void refusesARowThatWasMovedToAnotherNamespace() {
        assertUnreadable(keyRing, "other", "id", sealed);
    }

    @Test
    void refusesAPlaceThatIsTheSameOnlyWhenJoined() {
        assertUnreadable(keyRing, "spac", "eid", sealed);
        assertUnreadable(keyRing, "spacei", "d", sealed);
    }

    @Test
    void refusesAFlippedBitAnywhere() {
        for (int bit = 0; bit < sealed.bytes().length * Byte.SIZE; bit++) {
            var bytes = sealed.bytes().clone();
            bytes[bit / Byte.SIZE] ^= (byte) (1 << bit % Byte.SIZE);

            assertUnreadable(keyRing, "space", "id", new SealedPayload(dataKeyId, bytes));
        }
    }

    @Test
    void refusesATruncatedPayload() {
        for (int length = 0; length < sealed.bytes().length; length++) {
            var bytes = Arrays.copyOf(sealed.bytes(), length);

            assertUnreadable(keyRing, "space", "id", new SealedPayload(dataKeyId, bytes));
        }
    }

    @Test
    void refusesAnotherKey() {
        assertUnreadable(new KeyRing(dataKeyId, newKey()), "space", "id", sealed);
        assertUnreadable(keyRing, "space", "id", new SealedPayload(UUID.randomUUID(), sealed.bytes()));
    }

    @Test
    void sealsTheSamePayloadDifferentlyEachTime() {
        var again = keyRing.seal("space", "id", PAYLOAD);

        assertNotEquals(HexFormat.of().formatHex(sealed.bytes()), HexFormat.of().formatHex(again.bytes()));
    }

    @Test
    void wrapsADataKeyForOneIndexOfOneProject() {
        var installation = new InstallationKey(newKey());
        var context = new DataKeyContext(UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID());
        var dataKey = newKey();

        var wrapped = installation.wrap(context, dataKey);

        assertEquals(dataKey, installation.unwrap(context, wrapped));
        var other = UUID.randomUUID();
        for (var wrong : new DataKeyContext[] {
            new DataKeyContext(other, context.indexId(), context.dataKeyId()),
            new DataKeyContext(context.projectId(), other, context.dataKeyId()),
            new DataKeyContext(context.projectId(), context.indexId(), other)
        }) {
            assertThrows(UnreadableRecordException.class, () -> installation.unwrap(wrong, wrapped));
        }
        assertThrows(UnreadableRecordException.class, () -> new InstallationKey(newKey()).unwrap(context, wrapped));
    }

    private static void assertUnreadable(KeyRing keyRing, String namespace, String id, SealedPayload sealed) {
        assertThrows(UnreadableRecordException.class, () -> keyRing.open(namespace, id, sealed));
    }

    private static SecretKey newKey() {
        return new SecretKeySpec(AesGcm.randomKey(), AesGcm.ALGORITHM);
    }
}
