package dev.larch.engine.graph;

import java.util.Arrays;

/** Links a new node's neighbours back to it; those with a full list choose their neighbours anew. */
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
            if (!lists.append(layer, owners[i], node)) {
                chooseAnew(owners[i], node, layer);
            }
        }
    }

    private void chooseAnew(int owner, int added, int layer) {
        int count = lists.copyInto(layer, owner, neighbors);
        neighbors[count++] = added;
        scorer.lookFor(owner);
        scorer.score(neighbors, count, scores);
        var candidates = new long[count];
        for (int i = 0; i < count; i++) {
            candidates[i] = Candidate.of(scores[i], neighbors[i]);
        }
        Arrays.sort(candidates);
        selection.choose(candidates, NeighborLists.capacity(layer));
        lists.set(layer, owner, selection.nodes(), selection.count());
    }
}
