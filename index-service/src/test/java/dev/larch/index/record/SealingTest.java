package dev.larch.index.record;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.larch.engine.filter.Filter;
import dev.larch.engine.filter.Metadata;
import dev.larch.index.Service;
import dev.larch.index.crypto.DataKeys;
import dev.larch.index.crypto.KeyRing;
import dev.larch.index.crypto.Payload;
import dev.larch.index.store.RecordKey;
import dev.larch.index.store.StoredRecord;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A condition is judged by what is stored, whatever was found before. */
@Service
class SealingTest {

    private static final Filter JAZZ = Filter.parse(Map.of("genre", "jazz"));
    private static final PayloadChange CHANGE = new PayloadChange(null, null, Metadata.of(Map.of("good", true)));

    @Inject
    DataKeys keys;

    private KeyRing keyRing;

    @BeforeEach
    void makeKey() {
        keyRing = TestRecords.get(keys.getOrCreate(UUID.randomUUID(), UUID.randomUUID()));
    }

    @Test
    void opensWhatMeetsTheCondition() {
        assertEquals(
                "a",
                Sealing.openMatching(keyRing, stored("jazz"), JAZZ)
                        .orElseThrow()
                        .id());
        assertEquals(Optional.empty(), Sealing.openMatching(keyRing, stored("rock"), JAZZ));
    }

    @Test
    void changesWhatMeetsTheCondition() {
        assertNotNull(Sealing.amendMatching(keyRing, stored("jazz"), JAZZ, CHANGE));
        assertNull(Sealing.amendMatching(keyRing, stored("rock"), JAZZ, CHANGE));
    }

    private StoredRecord stored(String genre) {
        var payload = new Payload(new float[] {1}, Metadata.of(Map.of("genre", genre)));
        return new StoredRecord(new RecordKey("n", "a"), keyRing.seal("n", "a", payload), 1);
    }
}
