package dev.larch.iam.throttle;

/** What is left of a number of requests a minute: a bucket that fills steadily and holds a minute's worth. */
final class Allowance {

    private static final double NANOS_PER_MINUTE = 60e9;

    private final int perMinute;
    private double left;
    private long filledAt;

    Allowance(int perMinute, long nowNanos) {
        this.perMinute = perMinute;
        this.left = perMinute;
        this.filledAt = nowNanos;
    }

    /** Takes one, or says in how many seconds there is one. */
    synchronized long take(long nowNanos) {
        fill(nowNanos);
        if (left >= 1) {
            left--;
            return 0;
        }
        return Math.max(1, (long) Math.ceil((1 - left) * 60 / perMinute));
    }

    /** Takes so many, also such that are not there yet: they are waited for. At most a minute's worth is owed. */
    synchronized void charge(int many, long nowNanos) {
        fill(nowNanos);
        left = Math.max(-perMinute, left - many);
    }

    private void fill(long nowNanos) {
        left = Math.min(perMinute, left + (nowNanos - filledAt) * perMinute / NANOS_PER_MINUTE);
        filledAt = nowNanos;
    }
}
