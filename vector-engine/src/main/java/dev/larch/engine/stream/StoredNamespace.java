package dev.larch.engine.stream;

import dev.larch.engine.record.Snapshot;
import dev.larch.engine.vector.VectorRules;
import java.util.Map;

/** What a namespace is made of: its records at one moment, and the sequence numbers of deletions up to then, by id. */
public record StoredNamespace(VectorRules rules, Snapshot snapshot, Map<String, Long> deletions) {

    public static StoredNamespace empty(VectorRules rules) {
        return new StoredNamespace(rules, Snapshot.EMPTY, Map.of());
    }
}
