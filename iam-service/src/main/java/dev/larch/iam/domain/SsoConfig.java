package dev.larch.iam.domain;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** How organizations prove their domains. */
@ConfigMapping(prefix = "larch.iam.sso")
interface SsoConfig {

    /** The DNS server that is asked for the proof, as address or address:port; the machine's own by default. */
    Optional<String> dnsServer();

    /** How long its answer is waited for. */
    @WithDefault("3s")
    Duration dnsTimeout();
}
