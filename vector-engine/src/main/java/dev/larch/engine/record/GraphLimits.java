package dev.larch.engine.record;

/** From when on the graph is used: beyond so many bytes of vectors, and for more matches than these. */
public record GraphLimits(long exactBytes, int exactMatches) {

    public static final GraphLimits DEFAULT = new GraphLimits(16L << 20, 5000);
}
