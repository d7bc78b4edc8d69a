package dev.larch.bench.engine.dataset;

import java.util.Random;
import java.util.stream.IntStream;

/**
 * Vectors to search, queries that are not among them, and spare vectors of the same kind to replace some of them by. All have
 * the length 1.
 */
public record Dataset(String name, Vectors base, Vectors queries, Vectors spare) {

    private static final long SEED = 42;

    /** The first vectors: a shuffled part as base, the rest of them as queries, and a quarter of the base's count as spare. */
    public static Dataset of(String name, Vectors vectors, int baseRows, int queries) {
        int used = baseRows + queries;
        if (vectors.count() < used) {
            throw new IllegalArgumentException(
                    "%s has %d vectors, fewer than %d.".formatted(name, vectors.count(), used));
        }
        var order = IntStream.range(0, used).toArray();
        shuffle(order);
        return new Dataset(
                name,
                vectors.rows(IntStream.range(0, baseRows).map(i -> order[i]).toArray()),
                vectors.rows(IntStream.range(baseRows, used).map(i -> order[i]).toArray()),
                vectors.range(used, Math.min(vectors.count(), used + baseRows / 4)));
    }

    public int dimension() {
        return base.dimension();
    }

    private static void shuffle(int[] numbers) {
        var random = new Random(SEED);
        for (int last = numbers.length - 1; last > 0; last--) {
            int other = random.nextInt(last + 1);
            int number = numbers[last];
            numbers[last] = numbers[other];
            numbers[other] = number;
        }
    }
}
