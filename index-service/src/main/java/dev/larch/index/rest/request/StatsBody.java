package dev.larch.index.rest.request;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The body of a request for counts. */
public record StatsBody(@Nullable Map<String, Object> filter) {}
