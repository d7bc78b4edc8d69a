package dev.larch.engine.search;

import dev.larch.engine.graph.Breadth;
import dev.larch.engine.graph.GraphSearch;
import dev.larch.engine.graph.GraphView;
import dev.larch.engine.node.Candidate;
import dev.larch.engine.record.Chunk;
import dev.larch.engine.record.GraphLimits;
import dev.larch.engine.record.SlotScorer;
import dev.larch.engine.record.Snapshot;
import dev.larch.engine.vector.Metric;
import dev.larch.engine.vector.Query;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * One search that walks the graph and scans the rows that are not linked yet. Exact where few records match, and where the
 * walk did not meet as many as it should.
 */
public final class GraphModeSearch {

    /** A walk may always score so many rows; beyond that, not more than an exact search would. */
    private static final int ALWAYS_SCORED = 5000;

    private final Metric metric;
    private final SearchRequest request;
    private final BooleanSupplier cancelled;
    private final GraphLimits limits;

    public GraphModeSearch(Metric metric, SearchRequest request, BooleanSupplier cancelled, GraphLimits limits) {
        this.metric = metric;
        this.request = request;
        this.cancelled = cancelled;
        this.limits = limits;
    }

    /** Returns the matches, best first; fails with {@link SearchCancelledException}. */
    public List<Match> in(Snapshot snapshot, GraphView graph) {
        var selection = Selection.of(snapshot, request.filter(), cancelled);
        var best = new TopK(snapshot, request.topK());
        int scanFrom = selection.count() > limits.exactMatches() ? walk(snapshot, graph, selection, best) : 0;
        scan(snapshot, selection, scanFrom, best);
        return best.matches(metric);
    }

    /** Offers what is near, and returns from which slot on all is to be scanned: from 0 if the walk met fewer than there are. */
    private int walk(Snapshot snapshot, GraphView graph, Selection selection, TopK best) {
        int linked = selection.count() - selection.countFrom(graph.end());
        if (linked == 0) {
            return graph.end();
        }
        int width = Math.min(linked, Math.max(2 * request.topK(), limits.leastWidth()));
        var breadth = new Breadth(width, selection, linked, Math.max(linked, ALWAYS_SCORED));
        var found = new GraphSearch(graph, scorer(snapshot)).nearest(breadth);
        if (found.length < width) {
            return 0;
        }
        if (request.sparse() == null) {
            for (long candidate : found) {
                best.offer(Candidate.score(candidate), Candidate.node(candidate));
            }
        } else {
            var union = new HybridUnion(snapshot, selection, request.sparse(), cancelled);
            union.offer(union.slots(found, graph.end()), scorer(snapshot), best);
        }
        return graph.end();
    }

    private void scan(Snapshot snapshot, Selection selection, int firstSlot, TopK best) {
        if (selection.countFrom(firstSlot) == 0) {
            return;
        }
        // Scattered, so that sums round as they do on the walk.
        var scan = new ChunkScan(new Query(metric, request.vector()), request.sparse(), true, best);
        for (int number = firstSlot / Chunk.ROWS; number < snapshot.chunkCount(); number++) {
            SearchCancelledException.throwIf(cancelled);
            scan.scan(snapshot.chunk(number).chunk(), selection.from(firstSlot, number));
        }
    }

    private SlotScorer scorer(Snapshot snapshot) {
        return new SlotScorer(
                new Query(metric, request.vector()), snapshot, () -> SearchCancelledException.throwIf(cancelled));
    }
}
