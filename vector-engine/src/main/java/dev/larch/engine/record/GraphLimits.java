package dev.larch.engine.record;

/**
 * From when on the graph is used, beyond so many bytes of vectors and for more matches than these, and how many rows a walk
 * looks for at least.
 */
public record GraphLimits(long exactBytes, int exactMatches, int leastWidth) {

    public static final GraphLimits DEFAULT = new GraphLimits(16L << 20, 5000);

    public GraphLimits(long exactBytes, int exactMatches) {
        this(exactBytes, exactMatches, 200);
    }
}
