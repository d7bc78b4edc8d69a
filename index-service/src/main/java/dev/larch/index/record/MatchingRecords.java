package dev.larch.index.record;

import dev.larch.engine.NamespaceIndex;
import dev.larch.engine.filter.Filter;
import dev.larch.index.operation.MatchingQuery;
import dev.larch.kernel.Page;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;

/** A page of the records that meet a condition, checked, ready to be asked of a namespace in memory. */
record MatchingRecords(Filter filter, int limit, String lastId) {

    private static final int USUAL_LIMIT = 100;

    /** Checks the query. Fails with INVALID_ARGUMENT. */
    static MatchingRecords of(MatchingQuery query, VectorShape shape) {
        int limit = query.limit() == null ? USUAL_LIMIT : query.limit();
        RecordRules.between("limit", limit, 1, RecordRules.MOST_RECORDS);
        AnswerLimit.requireValues("limit", limit, shape.dimension());
        var filter = RecordRules.filter(Objects.requireNonNullElse(query.filter(), Map.of()));
        return new MatchingRecords(filter, limit, PageToken.lastId(query.token()));
    }

    /** The ids of the page. */
    Page<String> in(NamespaceIndex namespace) {
        var ids = namespace.idsMatching(filter);
        int place = Collections.binarySearch(ids, lastId);
        int start = place < 0 ? -place - 1 : place + 1;
        return Page.of(ids.subList(start, Math.min(ids.size(), start + limit + 1)), limit, PageToken::of);
    }
}
