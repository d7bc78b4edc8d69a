package dev.larch.index.rest;

import java.util.Map;

/** How many records there are. */
public record StatsAnswer(
        Map<String, NamespaceCount> namespaces,
        int dimension,
        float indexFullness,
        long totalVectorCount,
        String metric,
        String vectorType) {

    public StatsAnswer {
        namespaces = Map.copyOf(namespaces);
    }

    /** How many there are in one namespace. */
    public record NamespaceCount(long vectorCount) {}
}
