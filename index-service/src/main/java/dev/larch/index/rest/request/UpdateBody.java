package dev.larch.index.rest;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The body of an update. */
public record UpdateBody(
        @Nullable String id,
        float @Nullable [] values,
        @Nullable JsonNode sparseValues,
        @Nullable Map<String, Object> setMetadata,
        @Nullable String namespace,
        @Nullable JsonNode filter,
        @Nullable JsonNode dryRun) {}
