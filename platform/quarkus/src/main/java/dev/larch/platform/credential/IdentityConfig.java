package dev.larch.platform.credential;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** How a service proves itself to iam-service, and how long it trusts what iam-service said. */
@ConfigMapping(prefix = "larch.identity")
public interface IdentityConfig {

    /** The issuer of Larch's access tokens; a token of another is refused. */
    String issuer();

    /** The service's own client secret. */
    Optional<String> serviceSecret();

    /** How long answers are used after the last sign of life of iam-service was asked for. Bounds: 2 s to 60 s. */
    @WithDefault("10s")
    Duration credentialLease();

    /** How old an answer may become in any case. */
    @WithDefault("60s")
    Duration answerLifetime();

    /** How many answers are kept. */
    @WithDefault("50000")
    long cacheSize();

    /** How often the service tells iam-service which API keys were used. */
    @WithDefault("30s")
    Duration keyUseInterval();
}
