package dev.larch.index.rest;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The body of a query. */
public record QueryBody(
        @Nullable String namespace,
        @Nullable Integer topK,
        @Nullable Map<String, Object> filter,
        @Nullable Boolean includeValues,
        @Nullable Boolean includeMetadata,
        float @Nullable [] vector,
        @Nullable String id,
        @Nullable JsonNode sparseVector) {}
