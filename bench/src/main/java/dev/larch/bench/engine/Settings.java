package dev.larch.bench.engine;

import dev.larch.bench.engine.contender.Roster;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * How much is measured. Smaller numbers than the usual ones are for trying out: the page and the picture of the reference are
 * written only when everything was measured.
 */
record Settings(int rows, int queries, int rounds, Set<String> contenders, boolean withScale) {

    private static final int ROWS = 200_000;
    private static final int QUERIES = 1000;
    private static final int ROUNDS = 5;

    /** From the environment: {@code LARCH_BENCH_ROWS}, {@code _ROUNDS}, {@code _CONTENDERS} and {@code _SCALE}. */
    static Settings fromEnvironment() {
        int rows = number("LARCH_BENCH_ROWS", ROWS);
        var contenders = System.getenv().getOrDefault("LARCH_BENCH_CONTENDERS", String.join(",", Roster.NAMES));
        return new Settings(
                rows,
                QUERIES,
                number("LARCH_BENCH_ROUNDS", ROUNDS),
                new LinkedHashSet<>(Arrays.asList(contenders.split(","))),
                number("LARCH_BENCH_SCALE", 1) == 1);
    }

    /** How many of something there are, if there are so many of it when everything is measured. */
    int inProportion(int usual) {
        return (int) ((long) rows * usual / ROWS);
    }

    boolean isComplete() {
        return rows >= ROWS && rounds >= ROUNDS && withScale && contenders.containsAll(Roster.NAMES);
    }

    Path peersFolder() {
        return Path.of(System.getProperty("larch.bench.peers"));
    }

    Path workFolder() {
        return Path.of(System.getProperty("larch.bench.work"));
    }

    Path referenceFolder() {
        return isComplete() ? Path.of(System.getProperty("larch.bench.reference")) : workFolder();
    }

    private static int number(String variable, int usual) {
        return Integer.parseInt(System.getenv().getOrDefault(variable, Integer.toString(usual)));
    }
}
