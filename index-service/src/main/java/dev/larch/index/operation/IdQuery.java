package dev.larch.index.operation;

import org.jspecify.annotations.Nullable;

/**
 * A page of the ids of a namespace.
 *
 * @param prefix what the ids begin with; null or empty for all
 * @param limit 1 to 100, or null for 100
 * @param token the {@code next} of the page before, or null for the first
 */
public record IdQuery(
        String namespace,
        @Nullable String prefix,
        @Nullable Integer limit,
        @Nullable String token) {}
