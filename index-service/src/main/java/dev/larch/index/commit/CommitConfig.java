package dev.larch.index.commit;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/** How records are written to PostgreSQL. */
@ConfigMapping(prefix = "larch.index.records")
public interface CommitConfig {

    /** The most rows that requests waiting for the same index are gathered into for one commit, 1 to 10000. */
    @WithDefault("1000")
    @Min(1)
    @Max(10_000)
    int commitRows();

    /** The most bytes of one such commit; a larger request is a commit of its own. */
    @WithDefault("16M")
    MemorySize commitBytes();

    /** The most bytes that may wait to be written to one index; beyond it, callers are told to slow down. */
    @WithDefault("64M")
    MemorySize queueBytes();

    /** How long one commit may take before its callers are told that the outcome is unknown. */
    @WithDefault("30s")
    Duration commitTimeout();
}
