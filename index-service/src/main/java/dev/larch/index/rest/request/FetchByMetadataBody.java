package dev.larch.index.rest.request;

import dev.larch.index.operation.MatchingQuery;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The body of a fetch by metadata. */
public record FetchByMetadataBody(
        @Nullable String namespace,
        @Nullable Map<String, Object> filter,
        @Nullable Integer limit,
        @Nullable String paginationToken) {

    public MatchingQuery toQuery() {
        return new MatchingQuery(Body.namespace(namespace), filter, limit, paginationToken);
    }
}
