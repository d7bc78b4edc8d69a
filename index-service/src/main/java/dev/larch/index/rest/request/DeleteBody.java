package dev.larch.index.rest;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The body of a delete. */
public record DeleteBody(
        @Nullable List<@Nullable String> ids,
        @Nullable Boolean deleteAll,
        @Nullable String namespace,
        @Nullable Map<String, Object> filter) {}
