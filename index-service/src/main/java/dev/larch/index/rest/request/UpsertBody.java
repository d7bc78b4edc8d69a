package dev.larch.index.rest.request;

import dev.larch.index.operation.VectorRecord;
import dev.larch.index.rest.shape.RecordBody;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The body of an upsert. */
public record UpsertBody(
        @Nullable List<@Nullable RecordBody> vectors,
        @Nullable String namespace) {

    /** Fails with INVALID_ARGUMENT for a record without an id. */
    public List<VectorRecord> records() {
        return RecordBody.toRecords(vectors);
    }
}
