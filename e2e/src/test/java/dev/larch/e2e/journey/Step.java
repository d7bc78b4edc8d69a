package dev.larch.e2e.journey;

/** A step of a journey, named and timed where it is seen when the journey fails. */
final class Step {

    private Step() {}

    static void run(String name, Runnable body) {
        var started = System.nanoTime();
        System.out.println(name + " ...");
        body.run();
        System.out.printf("%s: %,d ms%n", name, (System.nanoTime() - started) / 1_000_000);
    }
}
