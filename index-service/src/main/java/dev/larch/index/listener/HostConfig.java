package dev.larch.index.listener;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Where indexes are served. */
@ConfigMapping(prefix = "larch.index.hosts")
public interface HostConfig {

    /** The host name in the address that describe answers with; clients must be able to reach it. */
    @WithDefault("localhost")
    String advertisedHost();

    /** The address that data ports are bound to. */
    @WithDefault("127.0.0.1")
    String bindAddress();

    /** The first port of the range that indexes are served on. */
    @WithDefault("5081")
    int firstPort();

    /** The length of the range: the most indexes that this installation can serve at a time. */
    @WithDefault("1000")
    int portCount();
}
