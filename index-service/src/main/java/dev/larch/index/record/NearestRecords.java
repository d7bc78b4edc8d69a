package dev.larch.index.record;

import dev.larch.engine.NamespaceIndex;
import dev.larch.engine.filter.Filter;
import dev.larch.engine.record.VectorRecord;
import dev.larch.engine.search.Match;
import dev.larch.engine.search.SearchRequest;
import dev.larch.index.operation.RecordQuery;
import dev.larch.index.operation.ScoredRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** One query, checked, ready to be asked of a namespace in memory. */
final class NearestRecords {

    /** A record that changes all the time is told with the vector that it has by then. */
    private static final int ATTEMPTS = 3;

    private final RecordQuery query;
    private final float @Nullable [] vector;
    private final @Nullable Filter filter;

    private NearestRecords(RecordQuery query, float @Nullable [] vector) {
        this.query = query;
        this.vector = vector;
        this.filter = query.filter() == null ? null : RecordRules.filter(query.filter());
    }

    /** Checks the query. Fails with INVALID_ARGUMENT. */
    static NearestRecords of(RecordQuery query, int dimension) {
        RecordRules.between("topK", query.topK(), 1, RecordRules.MOST_MATCHES);
        if (query.includeValues()) {
            AnswerLimit.requireValues("topK", query.topK(), dimension);
        }
        var vector = query.vector();
        if ((vector == null) == (query.id() == null)) {
            throw RecordRules.invalid("vector", "send either a vector or the id of a record, and not both.");
        }
        if (query.id() != null) {
            RecordRules.id("id", query.id());
        }
        return new NearestRecords(query, vector == null ? null : RecordRules.queryVector("vector", vector, dimension));
    }

    /** The best matches first; none for the id of a record that doesn't exist. */
    List<ScoredRecord> in(NamespaceIndex namespace, BooleanSupplier cancelled) {
        var from = vector != null ? vector : vectorOf(namespace, String.valueOf(query.id()));
        if (from == null) {
            return List.of();
        }
        var request = new SearchRequest(from, query.topK(), filter);
        for (int attempt = 1; attempt < ATTEMPTS; attempt++) {
            var found = namespace.search(request, cancelled);
            if (!query.includeValues() || areStill(namespace, found)) {
                return shown(namespace, found);
            }
        }
        return shown(namespace, namespace.search(request, cancelled));
    }

    /** Whether vectors that are read now are those that were scored. */
    private static boolean areStill(NamespaceIndex namespace, List<Match> matches) {
        return matches.stream()
                .allMatch(match -> namespace
                        .find(match.id())
                        .filter(present -> present.sequence() == match.sequence())
                        .isPresent());
    }

    private static float @Nullable [] vectorOf(NamespaceIndex namespace, String id) {
        return namespace.find(id).map(VectorRecord::vector).orElse(null);
    }

    private List<ScoredRecord> shown(NamespaceIndex namespace, List<Match> matches) {
        if (query.includeMetadata()) {
            AnswerLimit.requireBytes(
                    "topK",
                    matches.stream()
                            .mapToLong(match -> match.metadata().bytes())
                            .sum());
        }
        var shown = new ArrayList<ScoredRecord>(matches.size());
        for (var match : matches) {
            var values = query.includeValues() ? vectorOf(namespace, match.id()) : null;
            if (values != null || !query.includeValues()) {
                var metadata = query.includeMetadata() ? PlainMetadata.of(match.metadata()) : null;
                shown.add(new ScoredRecord(match.id(), match.score(), values, metadata));
            }
        }
        return shown;
    }
}
