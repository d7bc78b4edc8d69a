package dev.larch.engine.node;

/** How near nodes are to what is looked for; larger is nearer. For one thread. */
public interface NodeScorer {

    /** Looks for this node from now on. */
    void lookFor(int node);

    /** Makes sure that this node can be scored, which is linked but may be later than the scorer. */
    void reach(int node);

    /** Scores the nodes at these places of the array, and leaves their scores at the same places of the other one. */
    void score(int[] nodes, int from, int to, float[] scores);

    /** How many nodes take hardly longer to score than one. */
    int atOnce();
}
