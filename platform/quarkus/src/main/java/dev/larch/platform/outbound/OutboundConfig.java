package dev.larch.platform.outbound;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Where calls may go whose addresses users give: identity providers, webhooks, imports. */
@ConfigMapping(prefix = "larch.outbound")
interface OutboundConfig {

    /**
     * Targets inside the company: ranges such as 10.1.0.0/16 and host names, separated by commas. Everything that is not a
     * public address is refused but for these; link-local and metadata addresses are refused in any case.
     */
    Optional<List<String>> allow();

    /** The company's HTTP proxy, host:port; calls go through it by CONNECT. */
    Optional<String> proxy();

    /** The name by which the proxy knows Larch, when it asks for one. */
    Optional<String> proxyUser();

    /** The password that belongs to the name. */
    Optional<String> proxyPassword();

    /**
     * Host names, suffixes (.corp.example), and ranges of the addresses that names have here: what is reached without the
     * proxy.
     */
    Optional<List<String>> noProxy();

    /** How long a call may take as a whole. */
    @WithDefault("5s")
    Duration timeout();
}
