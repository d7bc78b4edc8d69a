package dev.larch.index.rest.answer;

import dev.larch.index.operation.VectorRecord;
import dev.larch.index.rest.shape.RecordBody;
import java.util.LinkedHashMap;
import java.util.Map;

/** The records that were asked for and exist, by id. */
public record FetchAnswer(Map<String, RecordBody> vectors, String namespace) {

    public FetchAnswer {
        vectors = Map.copyOf(vectors);
    }

    public static FetchAnswer of(Map<String, VectorRecord> found, String namespace) {
        var vectors = new LinkedHashMap<String, RecordBody>();
        found.forEach((id, record) -> vectors.put(id, RecordBody.of(record)));
        return new FetchAnswer(vectors, namespace);
    }
}
