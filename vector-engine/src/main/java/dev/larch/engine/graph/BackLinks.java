package dev.larch.engine.graph;

import dev.larch.engine.node.Candidate;
import dev.larch.engine.node.NodeScorer;
import java.util.Arrays;

/** Links a new node's neighbours back to it; those with a full list choose their neighbours anew. For one thread. */
final class BackLinks {

    private final NeighborLists lists;
    private final NodeScorer scorer;
    private final DiverseSelection selection;
    private final int[] owners = new int[NeighborLists.capacity(0)];
    private final int[] neighbors = new int[NeighborLists.capacity(0) + 1];
    private final float[] scores = new float[NeighborLists.capacity(0) + 1];

    BackLinks(NeighborLists lists, NodeScorer scorer) {
        this.lists = lists;
        this.scorer = scorer;
        this.selection = new DiverseSelection(scorer);
    }

    void linkTo(int node, int layer) {
        int count = lists.copyInto(layer, node, owners);
        for (int i = 0; i < count; i++) {
            var lock = lists.lock(owners[i]);
            lock.lock();
            try {
                if (!lists.append(layer, owners[i], node)) {
                    chooseAnew(owners[i], node, layer);
                }
            } finally {
                lock.unlock();
            }
        }
    }

    private void chooseAnew(int owner, int added, int layer) {
        int count = lists.copyInto(layer, owner, neighbors);
        neighbors[count++] = added;
        // Another thread may have linked a node that is later than this scorer.
        for (int i = 0; i < count; i++) {
            scorer.reach(neighbors[i]);
        }
        scorer.lookFor(owner);
        scorer.score(neighbors, 0, count, scores);
        var candidates = new long[count];
        for (int i = 0; i < count; i++) {
            candidates[i] = Candidate.of(scores[i], neighbors[i]);
        }
        Arrays.sort(candidates);
        selection.choose(candidates, NeighborLists.capacity(layer));
        lists.set(layer, owner, selection.nodes(), selection.count());
    }
}
