package dev.larch.engine.graph;

import dev.larch.engine.node.CandidateHeap;
import dev.larch.engine.node.VisitedNodes;
import java.util.Arrays;

/** What a walk writes on: borrowed from the graph and used again, for arrays made anew cost more than a short walk. */
final class WalkScratch {

    final VisitedNodes visited = new VisitedNodes();
    // The nearest to walk on to on top: kept as complements, for the heap has the least on top.
    final CandidateHeap ahead = new CandidateHeap();
    final CandidateHeap nearest = new CandidateHeap();
    final Surroundings surroundings;
    private float[] scores = new float[NeighborLists.capacity(0)];

    WalkScratch(NeighborLists lists) {
        this.surroundings = new Surroundings(lists, visited);
    }

    /** An array of so many scores at least. */
    float[] scores(int count) {
        if (count > scores.length) {
            scores = Arrays.copyOf(scores, Math.max(count, 2 * scores.length));
        }
        return scores;
    }
}
