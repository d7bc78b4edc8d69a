package dev.larch.engine.search;

import dev.larch.engine.record.Snapshot;
import dev.larch.engine.vector.Metric;
import dev.larch.engine.vector.Query;
import java.util.List;
import java.util.function.BooleanSupplier;

/** One search that scores every record that the filter lets through. */
public final class ExactSearch {

    private final Metric metric;
    private final SearchRequest request;
    private final BooleanSupplier cancelled;

    public ExactSearch(Metric metric, SearchRequest request, BooleanSupplier cancelled) {
        this.metric = metric;
        this.request = request;
        this.cancelled = cancelled;
    }

    /** Returns the matches, best first; fails with {@link SearchCancelledException}. */
    public List<Match> in(Snapshot snapshot) {
        var best = new TopK(snapshot, request.topK());
        var scan = new ChunkScan(new Query(metric, request.vector()), request.sparse(), request.filter() != null, best);
        for (int number = 0; number < snapshot.chunkCount(); number++) {
            SearchCancelledException.throwIf(cancelled);
            var view = snapshot.chunk(number);
            scan.scan(view.chunk(), view.matching(request.filter()));
        }
        return best.matches(metric);
    }
}
