package dev.larch.engine.record;

import dev.larch.engine.graph.GraphLinker;
import dev.larch.engine.graph.HnswGraph;
import dev.larch.engine.vector.Kernels;
import dev.larch.engine.vector.Metric;
import dev.larch.engine.vector.Query;
import java.util.Objects;

/** Moves rows from the unlinked tail of a snapshot into the graph, oldest first. For the writer only. */
public final class TailLinker {

    private static final long SEED = 2016;

    private final Metric metric;
    private final int stride;
    private final int exactRows;
    private final GraphLinker linker;
    private int nextSlot;

    /** Links beyond the graph of this snapshot, if it has one. */
    public TailLinker(Metric metric, int dimension, GraphLimits limits, Snapshot snapshot) {
        this.metric = metric;
        this.stride = Kernels.stride(dimension);
        // Without dense vectors there is nothing to link by.
        this.exactRows = stride == 0
                ? Integer.MAX_VALUE
                : (int) Math.min(Integer.MAX_VALUE, limits.exactBytes() / (stride * Float.BYTES));
        var linked = Objects.requireNonNullElseGet(snapshot.graph(), () -> new HnswGraph().empty());
        this.linker = new GraphLinker(linked, SEED);
        this.nextSlot = linked.end();
    }

    /** Whether so many rows are too many to be scanned by each search. */
    public boolean isTooLong(int rows) {
        return rows > exactRows;
    }

    public boolean hasBegun() {
        return nextSlot > 0;
    }

    /** Rows of the snapshot that are not linked, dead ones too. */
    public int tailRows(Snapshot snapshot) {
        return snapshot.endSlot() - nextSlot;
    }

    /** Links so many rows at most, and returns the snapshot that shows them linked. */
    public Snapshot link(Snapshot snapshot, int atMost) {
        var scorer = new SlotScorer(Query.blank(metric, stride), snapshot, () -> {});
        int linked = 0;
        int end = snapshot.endSlot();
        while (linked < atMost && nextSlot < end) {
            if (snapshot.isLive(nextSlot)) {
                linker.link(nextSlot, scorer);
                linked++;
            }
            nextSlot++;
        }
        return snapshot.showing(linker.view().upTo(nextSlot));
    }
}
