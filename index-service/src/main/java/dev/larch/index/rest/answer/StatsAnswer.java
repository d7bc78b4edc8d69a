package dev.larch.index.rest.answer;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.larch.index.catalog.IndexDefinition;
import dev.larch.index.catalog.VectorType;
import dev.larch.index.operation.IndexStats;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How many records there are. */
public record StatsAnswer(
        Map<String, NamespaceCount> namespaces,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Integer dimension,
        float indexFullness,
        long totalVectorCount,
        String metric,
        String vectorType) {

    public StatsAnswer {
        namespaces = Map.copyOf(namespaces);
    }

    public static StatsAnswer of(IndexStats stats, IndexDefinition index) {
        var namespaces = new LinkedHashMap<String, NamespaceCount>();
        stats.namespaces().forEach((name, count) -> namespaces.put(name, new NamespaceCount(count)));
        return new StatsAnswer(
                namespaces,
                index.vectorType() == VectorType.SPARSE ? null : index.dimension(),
                0,
                stats.total(),
                index.metric().wireName(),
                index.vectorType().wireName());
    }

    /** How many there are in one namespace. */
    public record NamespaceCount(long vectorCount) {}
}
