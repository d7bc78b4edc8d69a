package dev.larch.engine;

/** From when on the graph is used: beyond so many bytes of vectors, and for more matches than these. */
record GraphLimits(long exactBytes, int exactMatches) {

    static final GraphLimits DEFAULT = new GraphLimits(16L << 20, 5000);
}
