package dev.larch.bench;

import dev.larch.platform.resolution.KeyCheckBench;

/** Runs every benchmark, one line each. */
public final class Bench {

    private Bench() {}

    public static void main(String[] arguments) {
        ExactSearchBench.main(arguments);
        keyCheck();
        TokenBench.main(arguments);
    }

    private static void keyCheck() {
        var bench = new KeyCheckBench();
        double ratio = new Pairs(20, 21).medianSpeedup(bench::check, bench::hashAndLookUp);
        System.out.printf("key check, warm / SHA-256 and one hash look-up: %.2f (goal: at least 0.50)%n", ratio);
    }
}
