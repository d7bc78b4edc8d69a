package dev.larch.index.record;

import dev.larch.engine.filter.Metadata;
import dev.larch.index.crypto.KeyRing;
import dev.larch.index.crypto.Payload;
import dev.larch.index.operation.VectorRecord;
import dev.larch.index.store.RecordKey;
import dev.larch.index.store.RowChange;
import dev.larch.index.store.StoredRecord;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Between records as callers know them and rows as they are stored. */
final class Sealing {

    private Sealing() {}

    /** Checks the records of an upsert. Fails with INVALID_ARGUMENT. */
    static List<Unsealed> check(List<VectorRecord> records, int dimension) {
        RecordRules.countBetween("vectors", records.size(), 1, RecordRules.MOST_RECORDS);
        var checked = new ArrayList<Unsealed>(records.size());
        for (var record : records) {
            var field = "vectors[%d]".formatted(checked.size());
            checked.add(new Unsealed(
                    RecordRules.id(field + ".id", record.id()),
                    new Payload(
                            RecordRules.values(field + ".values", record.values(), dimension),
                            RecordRules.metadata(field + ".metadata", record.metadata()))));
        }
        return checked;
    }

    static List<RowChange> seal(KeyRing keyRing, String namespace, List<Unsealed> records) {
        return records.stream()
                .map(unsealed -> put(keyRing, new RecordKey(namespace, unsealed.id()), unsealed.payload()))
                .toList();
    }

    static VectorRecord open(KeyRing keyRing, StoredRecord stored) {
        var payload = payload(keyRing, stored);
        return new VectorRecord(stored.key().id(), payload.values(), PlainMetadata.of(payload.metadata()));
    }

    /** The record with the update in it; fails with INVALID_ARGUMENT if its metadata would become too large. */
    static RowChange amend(KeyRing keyRing, StoredRecord stored, float @Nullable [] values, Metadata added) {
        var present = payload(keyRing, stored);
        var merged = new HashMap<>(present.metadata().values());
        merged.putAll(added.values());
        var metadata = RecordRules.ofSize("setMetadata", new Metadata(merged));
        return put(keyRing, stored.key(), new Payload(values == null ? present.values() : values, metadata));
    }

    private static RowChange put(KeyRing keyRing, RecordKey key, Payload payload) {
        return new RowChange.Put(key, payload, keyRing.seal(key.namespace(), key.id(), payload));
    }

    private static Payload payload(KeyRing keyRing, StoredRecord stored) {
        return keyRing.open(stored.key().namespace(), stored.key().id(), stored.payload());
    }

    /** A record that has passed the rules. */
    record Unsealed(String id, Payload payload) {}
}
