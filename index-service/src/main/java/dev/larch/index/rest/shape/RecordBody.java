package dev.larch.index.rest.shape;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.larch.index.operation.VectorRecord;
import dev.larch.kernel.ErrorCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A record on the wire, in both directions. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RecordBody(
        @Nullable String id,
        float @Nullable [] values,
        @Nullable SparseBody sparseValues,
        @Nullable Map<String, Object> metadata) {

    /** Fails with INVALID_ARGUMENT for a record without an id. */
    public static List<VectorRecord> toRecords(@Nullable List<@Nullable RecordBody> bodies) {
        if (bodies == null) {
            throw ErrorCode.INVALID_ARGUMENT.because("vectors: Send a list of records.");
        }
        var records = new ArrayList<VectorRecord>(bodies.size());
        for (int i = 0; i < bodies.size(); i++) {
            records.add(toRecord(bodies.get(i), "vectors[%d]".formatted(i)));
        }
        return records;
    }

    private static VectorRecord toRecord(@Nullable RecordBody body, String place) {
        if (body == null || body.id() == null) {
            throw ErrorCode.INVALID_ARGUMENT.because(place + ".id: Every record needs an id.");
        }
        return new VectorRecord(
                body.id(),
                body.values() == null ? new float[0] : body.values(),
                SparseBody.toValues(body.sparseValues(), place + ".sparseValues"),
                body.metadata());
    }

    public static RecordBody of(VectorRecord record) {
        return new RecordBody(record.id(), record.values(), SparseBody.of(record.sparse()), record.metadata());
    }
}
