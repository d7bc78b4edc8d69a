package dev.larch.platform.refusal;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/** How much of what was refused is written down. */
@ConfigMapping(prefix = "larch.audit.refusals")
public interface RefusalConfig {

    /** How many events the failures of one credential leave in a minute; the rest are counted, in one event for each kind. */
    @WithDefault("60")
    @Min(1)
    @Max(10_000)
    int eventsPerMinute();

    /** From how many addresses calls without a valid credential are told apart in a minute; the rest are counted together. */
    @WithDefault("100")
    @Min(1)
    @Max(10_000)
    int sourcesPerMinute();

    /** How long the counts of calls without a valid credential are kept. */
    @WithDefault("30d")
    Duration keepCounts();
}
