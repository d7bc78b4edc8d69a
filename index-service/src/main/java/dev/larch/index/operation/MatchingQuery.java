package dev.larch.index.operation;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A page of the records of a namespace whose metadata meets a condition, in the order of their ids.
 *
 * @param filter the condition in Pinecone's form; null or empty for all records
 * @param limit 1 to 1000, or null for 100
 * @param token the {@code next} of the page before, or null for the first
 */
public record MatchingQuery(
        String namespace,
        @Nullable Map<String, Object> filter,
        @Nullable Integer limit,
        @Nullable String token) {

    @Override
    public String toString() {
        return "MatchingQuery[namespace=%s, limit=%s]".formatted(namespace, limit);
    }
}
