package dev.larch.bench.engine.contender;

/** One library over one data set: rows go in once and in order, then all queries are asked at once, again and again. */
public interface Contender extends AutoCloseable {

    /** Neighbours per row, twice as many in the lowest layer: the engine's own number, and so everybody's. */
    int CONNECTIVITY = 16;

    /** How many rows an insertion looks at. */
    int INSERT_BREADTH = 128;

    /** How many rows a query returns. */
    int TOP_K = 10;

    String name();

    /** Adds the rows from one number to before the other, on one thread where the library lets us. */
    Effort insert(int from, int to);

    /** Makes what was added searchable, where that is a step of its own. */
    Effort finish();

    Answers search(SearchTask task);

    /** Whether it can be given a filter. */
    boolean takesFilters();

    /** Whether one index serves several threads, and says what they took together. */
    boolean takesThreads();

    /** Whether it works in threads of its own or in another server, so that its time is the one on the wall. */
    boolean isTimedByWall();

    /** The time that counts. */
    default double nanos(Effort effort) {
        return isTimedByWall() ? effort.wallNanos() : effort.cpuNanos();
    }

    @Override
    void close();
}
