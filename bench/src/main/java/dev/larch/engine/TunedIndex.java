package dev.larch.engine;

import dev.larch.engine.filter.Metadata;
import dev.larch.engine.record.GraphLimits;
import dev.larch.engine.search.Match;
import dev.larch.engine.search.SearchRequest;
import dev.larch.engine.vector.Metric;
import java.util.List;

/** The engine with two choices that its API leaves out: a graph from the first record on, and how broadly each search looks. */
public final class TunedIndex {

    private static final int EXACT_MATCHES = GraphLimits.DEFAULT.exactMatches();

    private final NamespaceIndex index;

    public TunedIndex(int dimension, Metric metric) {
        this.index = new NamespaceIndex(dimension, metric, new GraphLimits(0, EXACT_MATCHES));
    }

    /** Adds the record and links it. */
    public void upsert(String id, float[] vector, Metadata metadata, long sequence) {
        index.upsert(id, vector, metadata, sequence);
    }

    /** Looks for so many rows, or for twice as many as are asked for when that is more. */
    public List<Match> search(SearchRequest request, int breadth) {
        return index.search(request, () -> false, new GraphLimits(0, EXACT_MATCHES, breadth));
    }

    /** What the engine says that it takes. */
    public long bytes() {
        return index.bytes();
    }
}
