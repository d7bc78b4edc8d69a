package dev.larch.index.rest.answer;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.larch.index.operation.ScoredRecord;
import dev.larch.index.rest.shape.SparseBody;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The records nearest to the query, best first. */
public record QueryAnswer(List<Match> matches, String namespace) {

    public QueryAnswer {
        matches = List.copyOf(matches);
    }

    public static QueryAnswer of(List<ScoredRecord> found, String namespace) {
        return new QueryAnswer(found.stream().map(Match::of).toList(), namespace);
    }

    /** One of them. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Match(
            String id,
            float score,
            float @Nullable [] values,
            @Nullable SparseBody sparseValues,
            @Nullable Map<String, Object> metadata) {

        private static Match of(ScoredRecord found) {
            return new Match(
                    found.id(), found.score(), found.values(), SparseBody.of(found.sparse()), found.metadata());
        }
    }
}
