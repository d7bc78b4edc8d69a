package dev.larch.index.record;

import dev.larch.engine.filter.Filter;
import dev.larch.index.crypto.KeyRing;
import dev.larch.index.crypto.Payload;
import dev.larch.index.operation.SparseValues;
import dev.larch.index.operation.VectorRecord;
import dev.larch.index.store.RecordKey;
import dev.larch.index.store.RowChange;
import dev.larch.index.store.StoredRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Between records as callers know them and rows as they are stored. */
final class Sealing {

    private Sealing() {}

    /** Checks the records of an upsert. Fails with INVALID_ARGUMENT. */
    static List<Unsealed> check(List<VectorRecord> records, VectorShape shape) {
        RecordRules.countBetween("vectors", records.size(), 1, RecordRules.MOST_RECORDS);
        var checked = new ArrayList<Unsealed>(records.size());
        for (var record : records) {
            var field = "vectors[%d]".formatted(checked.size());
            checked.add(new Unsealed(
                    RecordRules.id(field + ".id", record.id()),
                    new Payload(
                            shape.stored(field + ".values", record.values()),
                            shape.sparse(field + ".sparseValues", record.sparse()),
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
        return opened(stored.key().id(), payload(keyRing, stored));
    }

    /** As {@link #open}; empty for a record that does not meet the condition. */
    static Optional<VectorRecord> openMatching(KeyRing keyRing, StoredRecord stored, Filter filter) {
        return Optional.of(payload(keyRing, stored))
                .filter(payload -> filter.matches(payload.metadata()))
                .map(payload -> opened(stored.key().id(), payload));
    }

    private static VectorRecord opened(String id, Payload payload) {
        var sparse = payload.sparse();
        return new VectorRecord(
                id,
                payload.values(),
                sparse == null ? null : SparseValues.of(sparse),
                PlainMetadata.of(payload.metadata()));
    }

    /** The record with the update in it; fails with INVALID_ARGUMENT if its metadata would become too large. */
    static RowChange amend(KeyRing keyRing, StoredRecord stored, PayloadChange change) {
        return put(keyRing, stored.key(), change.applyTo(payload(keyRing, stored)));
    }

    /** As {@link #amend}; null for a record that does not meet the condition any more. */
    static @Nullable RowChange amendMatching(
            KeyRing keyRing, StoredRecord stored, Filter filter, PayloadChange change) {
        var present = payload(keyRing, stored);
        return filter.matches(present.metadata()) ? put(keyRing, stored.key(), change.applyTo(present)) : null;
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
