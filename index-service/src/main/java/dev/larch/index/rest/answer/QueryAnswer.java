package dev.larch.index.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The records nearest to the query, best first. */
public record QueryAnswer(List<Match> matches, String namespace) {

    public QueryAnswer {
        matches = List.copyOf(matches);
    }

    /** One of them. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Match(
            String id,
            float score,
            float @Nullable [] values,
            @Nullable Map<String, Object> metadata) {}
}
