package dev.larch.index.search;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/** How much of the machine searching may use. */
@ConfigMapping(prefix = "larch.index.search")
public interface SearchConfig {

    /** How many searches run at a time; 0 stands for one per processor. */
    @WithDefault("0")
    @Min(0)
    int threads();

    /** How many searches may wait for a thread; beyond it, callers are told to slow down. */
    @WithDefault("1000")
    @Min(1)
    int queueCapacity();

    /** How long a search may take, waiting included. */
    @WithDefault("10s")
    Duration timeout();

    /** The share of the largest heap that the vectors and metadata in memory may take, 0.1 to 0.9. */
    @WithDefault("0.6")
    @DecimalMin("0.1")
    @DecimalMax("0.9")
    double memoryShare();

    /** A namespace that was not searched for so long makes room for others when the memory is full. */
    @WithDefault("10m")
    Duration idleAfter();
}
