package dev.larch.engine.record;

import dev.larch.engine.filter.RowBits;
import dev.larch.engine.graph.GraphView;
import dev.larch.engine.vector.Kernels;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Puts rows back one by one, each at the next slot. For one thread, before anyone else sees them. */
public final class RowRestorer {

    private final int stride;
    private final List<ChunkView> views = new ArrayList<>();

    public RowRestorer(int dimension) {
        this.stride = Kernels.stride(dimension);
    }

    /** Adds a row that is alive; its vector is copied. */
    public void add(VectorRecord written) {
        var view = viewWithRoom();
        view.live().add(view.chunk().append(written));
    }

    /** Adds a row that is walked over, and else not there. */
    public void addDead(float[] vector) {
        viewWithRoom().chunk().append(vector);
    }

    /** All rows together, linked in this graph; to be called once, at last. */
    public Snapshot snapshot(long appliedSequence, @Nullable GraphView graph) {
        return Snapshot.of(views, appliedSequence, graph);
    }

    private ChunkView viewWithRoom() {
        if (views.isEmpty() || views.getLast().chunk().isFull()) {
            views.add(new ChunkView(new Chunk(views.size(), stride), RowBits.none()));
        }
        return views.getLast();
    }
}
