package dev.larch.engine.graph;

/** How near nodes are to what is looked for; larger is nearer. For one thread. */
public interface NodeScorer {

    /** Looks for this node from now on. */
    void lookFor(int node);

    /** Makes sure that this node can be scored, which is linked but may be later than the scorer. */
    void reach(int node);

    /** Scores the first nodes of the array into the front of the other one. */
    void score(int[] nodes, int count, float[] scores);
}
