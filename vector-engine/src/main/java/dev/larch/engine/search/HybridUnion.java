package dev.larch.engine.search;

import dev.larch.engine.node.Candidate;
import dev.larch.engine.record.SlotScorer;
import dev.larch.engine.record.Snapshot;
import dev.larch.engine.vector.SparseVector;
import java.util.Arrays;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;

/**
 * The union of the rows that are nearest by their dense vectors and of those nearest by their sparse ones, each scored by
 * both. A row that is in neither list is missed, however good the sum.
 */
final class HybridUnion {

    private final Snapshot snapshot;
    private final Selection selection;
    private final SparseVector sparse;
    private final BooleanSupplier cancelled;

    HybridUnion(Snapshot snapshot, Selection selection, SparseVector sparse, BooleanSupplier cancelled) {
        this.snapshot = snapshot;
        this.selection = selection;
        this.sparse = sparse;
        this.cancelled = cancelled;
    }

    /**
     * The slots below the end, each once, of the dense {@link Candidate}s and of as many sparse ones. Fails with {@link
     * SearchCancelledException}.
     */
    int[] slots(long[] dense, int endSlot) {
        var best = new TopK(snapshot, dense.length);
        var scan = new SparseScan(sparse, best);
        for (int number = 0; number < snapshot.chunkCount(); number++) {
            SearchCancelledException.throwIf(cancelled);
            scan.scan(snapshot.chunk(number).chunk(), selection.from(0, number));
        }
        return IntStream.concat(slots(dense), slots(best.ranked()))
                .filter(slot -> slot < endSlot)
                .distinct()
                .toArray();
    }

    /** Offers the slots with the sum of both scores, rounded as in a scan. */
    void offer(int[] slots, SlotScorer scorer, TopK best) {
        var scores = new float[slots.length];
        scorer.score(slots, 0, slots.length, scores);
        for (int i = 0; i < slots.length; i++) {
            var kept = snapshot.entry(slots[i]).sparse();
            best.offer(kept == null ? scores[i] : (float) (scores[i] + sparse.dot(kept)), slots[i]);
        }
    }

    private static IntStream slots(long[] candidates) {
        return Arrays.stream(candidates).mapToInt(Candidate::node);
    }
}
