package dev.larch.bench.engine.contender;

/** What something took: time of all processors together, with collector and compiler, and time on the wall. */
public record Effort(long cpuNanos, long wallNanos) {

    public static final Effort NONE = new Effort(0, 0);

    public Effort plus(Effort other) {
        return new Effort(cpuNanos + other.cpuNanos, wallNanos + other.wallNanos);
    }

    static Effort of(Runnable work) {
        long cpu = ProcessClock.cpuNanos();
        long wall = System.nanoTime();
        work.run();
        return new Effort(ProcessClock.cpuNanos() - cpu, System.nanoTime() - wall);
    }
}
