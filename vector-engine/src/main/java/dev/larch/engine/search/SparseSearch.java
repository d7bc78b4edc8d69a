package dev.larch.engine.search;

import dev.larch.engine.record.Snapshot;
import dev.larch.engine.vector.Metric;
import java.util.List;
import java.util.Objects;
import java.util.function.BooleanSupplier;

/**
 * One search by sparse vectors alone. It is exact; a record that scores 0, as one without a common term does, is no match.
 */
public final class SparseSearch {

    private final SearchRequest request;
    private final BooleanSupplier cancelled;

    public SparseSearch(SearchRequest request, BooleanSupplier cancelled) {
        this.request = request;
        this.cancelled = cancelled;
    }

    /** Returns the matches, best first; fails with {@link SearchCancelledException}. */
    public List<Match> in(Snapshot snapshot) {
        var best = new TopK(snapshot, request.topK());
        var scan = new SparseScan(Objects.requireNonNull(request.sparse()), best);
        for (int number = 0; number < snapshot.chunkCount(); number++) {
            SearchCancelledException.throwIf(cancelled);
            var view = snapshot.chunk(number);
            scan.scan(view.chunk(), view.matching(request.filter()));
        }
        return best.matches(Metric.DOT_PRODUCT);
    }
}
