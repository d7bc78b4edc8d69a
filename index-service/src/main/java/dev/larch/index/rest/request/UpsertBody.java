package dev.larch.index.rest;

import dev.larch.index.operation.VectorRecord;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The body of an upsert. */
public record UpsertBody(
        @Nullable List<@Nullable RecordBody> vectors,
        @Nullable String namespace) {

    List<VectorRecord> records() {
        return RecordBody.toRecords(vectors);
    }
}
