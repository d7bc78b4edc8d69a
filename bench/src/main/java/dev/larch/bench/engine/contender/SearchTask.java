package dev.larch.bench.engine.contender;

/**
 * One pass over all queries: how many rows each search looks for before the best of them are returned, on how many threads,
 * and how many in a thousand rows the filter keeps.
 */
public record SearchTask(int breadth, int threads, int keptPermille) {

    private static final int BUCKETS = 1000;

    public SearchTask(int breadth) {
        this(breadth, 1, BUCKETS);
    }

    public boolean isFiltered() {
        return keptPermille < BUCKETS;
    }

    /** The filter, the same for every contender: by the row's bucket, which has nothing to do with its vector. */
    public boolean keeps(int row) {
        return bucket(row) < keptPermille;
    }

    /** Which of a thousand equal buckets the row is in. */
    public static int bucket(int row) {
        return (int) (row * 7919L % BUCKETS);
    }
}
