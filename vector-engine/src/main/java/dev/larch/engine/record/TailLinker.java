package dev.larch.engine.record;

import dev.larch.engine.graph.GraphLinker;
import dev.larch.engine.graph.GraphView;
import dev.larch.engine.graph.HnswGraph;
import dev.larch.engine.vector.Kernels;
import dev.larch.engine.vector.Metric;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Moves rows from the unlinked tail into the graph, oldest first, by any number of threads: each takes a run of rows, links
 * it and hands it in. Searches are shown what is linked without a gap. Methods are called under the writers' lock, but
 * {@link #link} is not.
 */
final class TailLinker {

    private static final long SEED = 2016;

    private final Metric metric;
    private final int stride;
    private final int exactRows;
    private final GraphLinker linker;
    private final Map<Integer, LinkRun> waiting = new HashMap<>();
    private final ArrayDeque<LinkRun> givenBack = new ArrayDeque<>();
    private GraphView entrance;
    private GraphView shown;
    private long linkedSequence;
    private int nextSlot;

    /** Links beyond the graph of this snapshot, if it has one. */
    TailLinker(Metric metric, int dimension, GraphLimits limits, Snapshot snapshot) {
        this.metric = metric;
        this.stride = Kernels.stride(dimension);
        // Without dense vectors there is nothing to link by.
        this.exactRows = stride == 0
                ? Integer.MAX_VALUE
                : (int) Math.min(Integer.MAX_VALUE, limits.exactBytes() / (stride * Float.BYTES));
        this.shown = Objects.requireNonNullElseGet(snapshot.graph(), () -> new HnswGraph().empty());
        this.entrance = shown;
        this.linker = new GraphLinker(shown, SEED);
        this.nextSlot = shown.end();
        this.linkedSequence = snapshot.highestSequenceBelow(nextSlot);
    }

    /** Whether so many rows are too many to be scanned by each search. */
    boolean isTooLong(int rows) {
        return rows > exactRows;
    }

    boolean hasBegun() {
        return nextSlot > 0;
    }

    /** Rows of the snapshot that are not shown as linked, dead ones too. */
    int tailRows(Snapshot snapshot) {
        return snapshot.endSlot() - shown.end();
    }

    /** Rows of the snapshot that nobody has taken. */
    int rowsToTake(Snapshot snapshot) {
        return snapshot.endSlot() - nextSlot;
    }

    /** The highest sequence number of a row that is linked, 0 without any. */
    long linkedSequence() {
        return linkedSequence;
    }

    /** Takes so many live rows at most; null when none is left. */
    @Nullable
    LinkRun take(Snapshot snapshot, int atMost) {
        if (!givenBack.isEmpty()) {
            return givenBack.poll();
        }
        int end = snapshot.endSlot();
        if (nextSlot == end) {
            return null;
        }
        linker.reserve(end);
        int from = nextSlot;
        var slots = takeLive(snapshot, end, atMost);
        long highest = Arrays.stream(slots)
                .mapToLong(slot -> snapshot.entry(slot).sequence())
                .max()
                .orElse(0);
        if (entrance.isEmpty() && slots.length > 0) {
            // The first node has nobody to be linked to, and all others are linked from there.
            entrance = linker.first(slots[0], entrance);
            slots = Arrays.copyOfRange(slots, 1, slots.length);
        }
        return new LinkRun(from, nextSlot, slots, (shown.isEmpty() ? entrance : shown).upTo(end), highest);
    }

    /** Links the run's rows; the snapshots are as late as the run or later. */
    void link(LinkRun run, Supplier<Snapshot> snapshots) {
        var scorer = SlotScorer.reaching(run.view().end(), metric, stride, snapshots);
        for (int slot : run.slots()) {
            linker.link(slot, run.view(), scorer);
        }
    }

    /** Hands in what is linked, and returns the snapshot that shows all that is linked without a gap. */
    Snapshot handIn(LinkRun done, Snapshot snapshot) {
        waiting.put(done.from(), done);
        for (var run = waiting.remove(shown.end()); run != null; run = waiting.remove(shown.end())) {
            show(run);
        }
        return snapshot.showing(shown);
    }

    /** Leaves a run to others that could not be linked. */
    void giveBack(LinkRun run) {
        givenBack.add(run);
    }

    private int[] takeLive(Snapshot snapshot, int end, int atMost) {
        var slots = new int[Math.min(atMost, end - nextSlot)];
        int count = 0;
        for (; nextSlot < end && count < slots.length; nextSlot++) {
            if (snapshot.isLive(nextSlot)) {
                slots[count++] = nextSlot;
            }
        }
        return Arrays.copyOf(slots, count);
    }

    private void show(LinkRun run) {
        if (shown.isEmpty()) {
            shown = entrance;
        }
        for (int slot : run.slots()) {
            shown = linker.showing(slot, shown);
        }
        shown = shown.upTo(run.end());
        linkedSequence = Math.max(linkedSequence, run.highestSequence());
    }
}
