package dev.larch.platform.network;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How calls reach this service; the keys that are limited to addresses depend on it. */
@ConfigMapping(prefix = "larch.network")
public interface NetworkConfig {

    /**
     * What makes the source address true on the service's own listener: unknown, direct, trusted-proxies or
     * proxy-protocol. A claim that the settings under quarkus.http.proxy contradict stops the start.
     */
    @WithDefault("unknown")
    SourceAddressMode sourceAddress();

    /** The same for data ports, which believe no header: unknown, direct or proxy-protocol. */
    @WithDefault("unknown")
    SourceAddressMode dataSourceAddress();
}
