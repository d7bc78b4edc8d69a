package dev.larch.iam.session;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long people stay signed in. */
@ConfigMapping(prefix = "larch.iam.session")
interface SessionConfig {

    /** The longest that a session lasts, whatever happens in it. */
    @WithDefault("24h")
    Duration lifetime();

    /** How long a session lasts in which nothing happens. */
    @WithDefault("1h")
    Duration idle();
}
