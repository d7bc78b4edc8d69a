package dev.larch.iam.throttle;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Positive;

/** How often the OAuth endpoints may be asked, for each replica of this service. */
@ConfigMapping(prefix = "larch.iam.oauth-limit")
public interface ThrottleConfig {

    /** Requests a minute of one client from one address. */
    @WithDefault("600")
    @Positive
    int perClient();

    /** Requests a minute from one address (IPv6: from one /64), whichever clients it names. */
    @WithDefault("3000")
    @Positive
    int perAddress();

    /** For how many requests one counts that shows a wrong secret. */
    @WithDefault("20")
    @Positive
    int wrongSecretCountsAs();
}
