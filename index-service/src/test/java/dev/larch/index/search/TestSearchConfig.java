package dev.larch.index.search;

import java.time.Duration;

/** Settings for a test of its own. */
record TestSearchConfig(int threads, int queueCapacity, Duration timeout, double memoryShare, Duration idleAfter)
        implements SearchConfig {

    static TestSearchConfig pool(int threads, int queueCapacity, Duration timeout) {
        return new TestSearchConfig(threads, queueCapacity, timeout, 0.5, Duration.ofMinutes(1));
    }

    static TestSearchConfig memory(double share, Duration idleAfter) {
        return new TestSearchConfig(1, 1, Duration.ofSeconds(1), share, idleAfter);
    }
}
