package dev.larch.index.namespace;

import org.jspecify.annotations.Nullable;

/**
 * A page of the namespaces of an index.
 *
 * @param prefix what the names begin with; null or empty for all
 * @param limit 1 to 100, or null for 100
 * @param token the {@code next} of the page before, or null for the first
 */
public record NamespaceQuery(
        @Nullable String prefix,
        @Nullable Integer limit,
        @Nullable String token) {}
