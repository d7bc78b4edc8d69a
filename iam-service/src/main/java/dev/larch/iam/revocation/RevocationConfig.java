package dev.larch.iam.revocation;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Positive;
import java.time.Duration;

/** How much of the revocation log is kept. A service that was away for longer forgets everything that it knew. */
@ConfigMapping(prefix = "larch.iam.revocations")
public interface RevocationConfig {

    /** How long an entry is kept: longer than any answer is used, so at least 5 minutes. */
    @WithDefault("1h")
    Duration keep();

    /** How many entries are kept at most, however young they are. */
    @WithDefault("200000")
    @Positive
    long maxEntries();
}
