package dev.larch.index.store;

import dev.larch.index.crypto.Payload;
import dev.larch.index.crypto.SealedPayload;
import org.jspecify.annotations.Nullable;

/** What becomes of one record: a new payload, in plain for the memory and sealed for the disk, or its end. */
public sealed interface RowChange {

    RecordKey key();

    /** The record is added, or replaced as a whole. */
    record Put(RecordKey key, Payload payload, SealedPayload sealed) implements RowChange {}

    /** The record goes, if there is one. */
    record Remove(RecordKey key) implements RowChange {}

    default @Nullable SealedPayload sealedOrNull() {
        return switch (this) {
            case Put put -> put.sealed();
            case Remove _ -> null;
        };
    }
}
