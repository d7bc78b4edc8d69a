package dev.larch.index.rest.answer;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.larch.index.operation.VectorRecord;
import dev.larch.index.rest.shape.RecordBody;
import dev.larch.kernel.Page;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A page of the records that meet a condition, by id, in the order of the ids. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record FetchByMetadataAnswer(
        Map<String, RecordBody> vectors,
        String namespace,
        @Nullable Pagination pagination) {

    public FetchByMetadataAnswer {
        vectors = Collections.unmodifiableMap(new LinkedHashMap<>(vectors));
    }

    public static FetchByMetadataAnswer of(Page<VectorRecord> page, String namespace) {
        var vectors = new LinkedHashMap<String, RecordBody>();
        page.items().forEach(record -> vectors.put(record.id(), RecordBody.of(record)));
        return new FetchByMetadataAnswer(vectors, namespace, Pagination.of(page));
    }
}
