package dev.larch.index.record;

import dev.larch.engine.filter.Metadata;
import dev.larch.engine.vector.SparseVector;
import dev.larch.index.crypto.Payload;
import dev.larch.index.operation.Update;
import java.util.HashMap;
import org.jspecify.annotations.Nullable;

/** What an update replaces of a record: what is null stays, and so do the fields of metadata that are not named. */
record PayloadChange(float @Nullable [] values, @Nullable SparseVector sparse, Metadata added) {

    /** Checks the update of one record. Fails with INVALID_ARGUMENT. */
    static PayloadChange of(Update.One update, VectorShape shape) {
        var given = update.values();
        if (given == null && update.sparse() == null && update.setMetadata() == null) {
            throw RecordRules.invalid("values", "send values, sparseValues, setMetadata or several of them.");
        }
        return new PayloadChange(
                given == null ? null : shape.stored("values", given),
                update.sparse() == null ? null : shape.sparse("sparseValues", update.sparse()),
                RecordRules.metadata("setMetadata", update.setMetadata()));
    }

    /** Checks the update of many records. Fails with INVALID_ARGUMENT. */
    static PayloadChange of(Update.Matching update) {
        if (update.setMetadata() == null && !update.dryRun()) {
            throw RecordRules.invalid("setMetadata", "say what to change: an update by filter changes metadata only.");
        }
        return new PayloadChange(null, null, RecordRules.metadata("setMetadata", update.setMetadata()));
    }

    /** The payload after the change; fails with INVALID_ARGUMENT if its metadata would become too large. */
    Payload applyTo(Payload present) {
        var merged = new HashMap<>(present.metadata().values());
        merged.putAll(added.values());
        return new Payload(
                values == null ? present.values() : values,
                sparse == null ? present.sparse() : sparse,
                RecordRules.ofSize("setMetadata", new Metadata(merged)));
    }

    @Override
    public String toString() {
        return "PayloadChange[%d fields]".formatted(added.values().size());
    }
}
