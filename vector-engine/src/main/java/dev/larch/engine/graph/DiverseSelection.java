package dev.larch.engine.graph;

import dev.larch.engine.node.Candidate;
import dev.larch.engine.node.NodeScorer;

/**
 * Chooses neighbours that lie in different directions: nearest first, and none that is nearer to one already chosen than
 * to the node itself (algorithm 4 of the paper). So links lead out of a cluster, too.
 */
final class DiverseSelection {

    private final NodeScorer scorer;
    private final int[] chosen = new int[NeighborLists.capacity(0)];
    private final float[] scores = new float[NeighborLists.capacity(0)];
    private int count;

    DiverseSelection(NodeScorer scorer) {
        this.scorer = scorer;
    }

    /** Chooses at most so many of the candidates, which are scored by the node and sorted, the nearest last. */
    void choose(long[] ascending, int atMost) {
        count = 0;
        for (int i = ascending.length - 1; i >= 0 && count < atMost; i--) {
            if (count == 0 || isNearestToTheNode(ascending[i])) {
                chosen[count++] = Candidate.node(ascending[i]);
            }
        }
    }

    int count() {
        return count;
    }

    /** The chosen ones in front; valid until the next choice. */
    int[] nodes() {
        return chosen;
    }

    private boolean isNearestToTheNode(long candidate) {
        float toTheNode = Candidate.score(candidate);
        scorer.lookFor(Candidate.node(candidate));
        for (int from = 0; from < count; from += scorer.atOnce()) {
            int to = Math.min(from + scorer.atOnce(), count);
            scorer.score(chosen, from, to, scores);
            if (isAnyNearer(from, to, toTheNode)) {
                return false;
            }
        }
        return true;
    }

    private boolean isAnyNearer(int from, int to, float toTheNode) {
        for (int i = from; i < to; i++) {
            if (scores[i] > toTheNode) {
                return true;
            }
        }
        return false;
    }
}
