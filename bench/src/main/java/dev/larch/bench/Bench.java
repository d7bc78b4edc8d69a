package dev.larch.bench;

/** Runs every benchmark, one line each. */
public final class Bench {

    private Bench() {}

    public static void main(String[] arguments) {
        ExactSearchBench.main(arguments);
    }
}
